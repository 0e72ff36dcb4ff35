// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Conflict } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { iscrizioniVicine } from './iscrizioni-vicine.ts';
import type { OperatoreEntity } from './operatore.entity.ts';

/** What tells an operator from others by name. */
export type Nominato = Pick<OperatoreEntity, 'nome' | 'cognome' | 'alboRegione' | 'alboSezione' | 'alboNumero'>;

/** The name of the qualification of an operator, within a sentence. */
const NOME_QUALIFICA = `(SELECT lower(left(v.nome, 1)) || substr(v.nome, 2) FROM voce_vocabolario v
  WHERE v.vocabolario = 'QUALIFICHE' AND v.codice = operatore.qualifica ORDER BY lower(v.periodo) DESC LIMIT 1)`;

/** @throws Conflict when another operator of the Ambito has this enrolment in the albo: it is the same person, whatever the name */
export async function requireIscrizioneLibera(
  unit: WriteUnit,
  { alboRegione, alboSezione, alboNumero }: Nominato,
  id: string | null = null,
): Promise<void> {
  if (alboNumero === null) return;
  const [altro] = await unit.query<Pick<OperatoreEntity, 'nome' | 'cognome'>>(
    `SELECT nome, cognome FROM operatore
     WHERE ambito_id = $1 AND (albo_regione, albo_sezione, albo_numero) = ($2, $3, $4) AND id IS DISTINCT FROM $5::uuid`,
    [unit.ambitoId, alboRegione, alboSezione, alboNumero, id],
  );
  if (altro !== undefined)
    throw new Conflict(
      `Un operatore con questa iscrizione all'albo è già registrato: ${altro.nome} ${altro.cognome}, numero ${alboNumero}`,
    );
}

/**
 * Finds another operator of the Ambito who may be the same person: one of the same name, whatever its accents, capitals and
 * apostrophes, unless both are enrolled in an albo under numbers that no slip makes one (`iscrizioniVicine`). Two that are registered
 * at once are told by the database (`operatore_omonimo`).
 * @param id of the operator who gets the name, if registered already
 * @returns whether there is one, and a person confirmed that it is somebody else
 * @throws BadUserInput when there is one and nobody confirmed it
 */
export async function requireOmonimoConfermato(
  unit: WriteUnit,
  nominato: Nominato,
  conferma: boolean,
  id: string | null = null,
): Promise<boolean> {
  const omonimi = await unit.query<Nominato & { readonly qualifica: string }>(
    `SELECT nome, cognome, ${NOME_QUALIFICA} AS qualifica, albo_regione AS "alboRegione", albo_sezione AS "alboSezione", albo_numero AS "alboNumero"
     FROM operatore
     WHERE ambito_id = $1 AND nome_confrontato(cognome) = nome_confrontato($2) AND nome_confrontato(nome) = nome_confrontato($3)
       AND id IS DISTINCT FROM $4::uuid ORDER BY id`,
    [unit.ambitoId, nominato.cognome, nominato.nome, id],
  );
  const omonimo = omonimi.find(
    (altro) => nominato.alboNumero === null || altro.alboNumero === null || iscrizioniVicine(nominato, altro),
  );
  if (omonimo === undefined) return false;
  if (conferma) return true;
  const { nome, cognome, qualifica, alboNumero } = omonimo;
  const iscritto = alboNumero === null ? '' : `, numero ${alboNumero}`;
  throw new BadUserInput(
    ['input', 'confermaOmonimo'],
    `Con questo nome è già registrato ${nome} ${cognome}, ${qualifica}${iscritto}: conferma solo se è un'altra persona`,
  );
}
