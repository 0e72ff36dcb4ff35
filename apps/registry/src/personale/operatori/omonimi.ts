// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Conflict } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { iscrizioniVicine } from './iscrizioni-vicine.ts';
import type { OperatoreEntity } from './operatore.entity.ts';

/** What tells an operator from others by name. */
export type Nominato = Pick<OperatoreEntity, 'nome' | 'cognome' | 'alboRegione' | 'alboSezione' | 'alboNumero'>;

/** The name of the qualification of an operator, as the list has it. */
const NOME_QUALIFICA = `(SELECT v.nome FROM voce_vocabolario v
  WHERE v.vocabolario = 'QUALIFICHE' AND v.codice = operatore.qualifica ORDER BY lower(v.periodo) DESC LIMIT 1)`;

type Omonimo = Nominato & Pick<OperatoreEntity, 'qualifica'>;

const NOMINATO = `nome, cognome, ${NOME_QUALIFICA} AS qualifica, albo_regione AS "alboRegione", albo_sezione AS "alboSezione",
  albo_numero AS "alboNumero"`;

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
  const omonimi = await unit.query<Omonimo>(
    `SELECT ${NOMINATO} FROM operatore
     WHERE ambito_id = $1 AND nome_confrontato(cognome) = nome_confrontato($2) AND nome_confrontato(nome) = nome_confrontato($3)
       AND id IS DISTINCT FROM $4::uuid ORDER BY id`,
    [unit.ambitoId, nominato.cognome, nominato.nome, id],
  );
  const omonimo = omonimi.find(
    (altro) => nominato.alboNumero === null || altro.alboNumero === null || iscrizioniVicine(nominato, altro),
  );
  if (omonimo === undefined) return false;
  if (conferma) return true;
  throw new BadUserInput(
    ['input', 'confermaOmonimo'],
    `Con questo nome è già registrato ${aParole(omonimo)}: conferma solo se è un'altra persona`,
  );
}

/** An operator as a person tells it from others: name, qualification, enrolment. */
const aParole = ({ nome, cognome, qualifica, alboNumero }: Omonimo): string =>
  `${nome} ${cognome}, ${qualifica}${alboNumero === null ? '' : `, numero ${alboNumero} dell'albo`}`;

/**
 * Asks for a confirmation that two operators are one person, when their names differ, they are enrolled in an albo under numbers that
 * no slip makes one, or somebody confirmed that one of them is another person than a homonym.
 * @throws BadUserInput that names both, when nobody confirmed it
 */
export async function requireStessaPersona(
  unit: WriteUnit,
  { da, a }: { readonly da: string; readonly a: string },
  conferma: boolean,
): Promise<void> {
  if (conferma) return;
  const [una, altra] = await unit.query<Omonimo & { confrontato: string; omonimo: boolean }>(
    `SELECT ${NOMINATO}, omonimo, nome_confrontato(cognome) || ' ' || nome_confrontato(nome) AS confrontato
     FROM operatore WHERE id IN ($1, $2) ORDER BY id = $2`,
    [da, a],
  );
  if (una === undefined || altra === undefined) return;
  const altroAlbo = una.alboNumero !== null && altra.alboNumero !== null && !iscrizioniVicine(una, altra);
  if (una.confrontato !== altra.confrontato || altroAlbo || una.omonimo || altra.omonimo)
    throw new BadUserInput(
      ['input', 'confermaStessaPersona'],
      `Tutto ciò che ha ${aParole(una)} passerebbe a ${aParole(altra)}: conferma solo se sono la stessa persona`,
    );
}
