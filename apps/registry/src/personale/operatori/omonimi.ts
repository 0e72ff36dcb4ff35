// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import type { OperatoreEntity } from './operatore.entity.ts';

/** What tells an operator from others by name. */
export type Nominato = Pick<OperatoreEntity, 'nome' | 'cognome' | 'alboRegione' | 'alboSezione' | 'alboNumero'>;

const QUALIFICHE: Readonly<Record<string, string>> = {
  ASSISTENTE_SOCIALE: 'assistente sociale',
  SEGRETARIATO: 'segretariato',
  COORDINATORE: 'coordinatore',
};

/**
 * Finds another operator of the Ambito who may be the same person: one of the same name, whatever its accents, capitals and
 * apostrophes, unless both are enrolled in an albo, which tells them apart. Two that are registered at once are told by the
 * database (`operatore_omonimo`).
 * @param id of the operator who gets the name, if registered already
 * @returns whether there is one, and a person confirmed that it is somebody else
 * @throws BadUserInput when there is one and nobody confirmed it
 */
export async function requireOmonimoConfermato(
  unit: WriteUnit,
  { nome, cognome, alboRegione, alboSezione, alboNumero }: Nominato,
  conferma: boolean,
  id: string | null = null,
): Promise<boolean> {
  const [omonimo] = await unit.query<Pick<OperatoreEntity, 'nome' | 'cognome' | 'qualifica'>>(
    `SELECT nome, cognome, qualifica FROM operatore
     WHERE ambito_id = $1 AND nome_confrontato(cognome) = nome_confrontato($2) AND nome_confrontato(nome) = nome_confrontato($3)
       AND id IS DISTINCT FROM $4::uuid
       AND ($5::text IS NULL OR albo_numero IS NULL OR (albo_regione, albo_sezione, albo_numero) = ($6::text, $7::text, $5))
     ORDER BY id LIMIT 1`,
    [unit.ambitoId, cognome, nome, id, alboNumero, alboRegione, alboSezione],
  );
  if (omonimo === undefined) return false;
  if (conferma) return true;
  throw new BadUserInput(
    ['input', 'confermaOmonimo'],
    `Con questo nome è già registrato ${omonimo.nome} ${omonimo.cognome}, ${QUALIFICHE[omonimo.qualifica] ?? ''}: conferma solo se è un'altra persona`,
  );
}
