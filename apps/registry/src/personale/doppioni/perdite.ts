// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { dalAl, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import type { Doppione } from '../../ambito/annullamenti/doppione.ts';

/** Days of a record of the double, and those of the one that stays. */
interface Giorni {
  readonly dal: string;
  readonly al: string | null;
  readonly altroDal: string;
  readonly altroAl: string | null;
}

/** SQL of the days of the record of the double (`d`), and of the one that stays (`g`). */
const GIORNI = `lower(d.periodo) AS dal, upper(d.periodo) - 1 AS al, lower(g.periodo) AS "altroDal", upper(g.periodo) - 1 AS "altroAl"`;

/** What is annulled with the double, as the other has a record in its place that does not say the same: in words, one each. */
type Perdita = (unit: WriteUnit, doppione: Doppione) => Promise<string[]>;

/** Titles of the same kind, employer and days, by another ente or act. */
const titoli: Perdita = async (unit, { da, a }) => {
  const persi = await unit.query<Giorni & Record<'ente' | 'atto' | 'altroEnte' | 'altroAtto', string>>(
    `SELECT d.ente, d.atto, g.ente AS "altroEnte", g.atto AS "altroAtto", ${GIORNI}
     FROM titolo_di_servizio AS d JOIN titolo_di_servizio AS g ON g.operatore_id = $2
       AND (g.tipo, g.datore, g.tempo_indeterminato, g.periodo) = (d.tipo, d.datore, d.tempo_indeterminato, d.periodo)
     WHERE d.operatore_id = $1 AND (g.ente, g.atto, g.sottoscritto_il) IS DISTINCT FROM (d.ente, d.atto, d.sottoscritto_il)
     ORDER BY d.periodo, d.id`,
    [da, a],
  );
  return persi.map(
    ({ dal, al, ente, atto, altroEnte, altroAtto }) =>
      `il titolo di servizio ${giorni(dal, al)} (${ente}, ${atto}), e resta l'altro (${altroEnte}, ${altroAtto})`,
  );
};

/** Incarichi in a place where the other has one on all their days, with another period, time of work, act or requested end. */
const incarichi: Perdita = async (unit, { da, a }) => {
  const persi = await unit.query<
    Giorni &
      Record<'fine' | 'altraFine', string | null> &
      Record<'fte' | 'altroFte', number> &
      Record<'luogo' | 'atto' | 'altroAtto', string>
  >(
    `SELECT coalesce(s.denominazione, c.nome) AS luogo, d.fte::float8 AS fte, d.atto, d.fine_richiesta AS fine,
       g.fte::float8 AS "altroFte", g.atto AS "altroAtto", g.fine_richiesta AS "altraFine", ${GIORNI}
     FROM incarico AS d JOIN incarico AS g ON g.operatore_id = $2
       AND (g.sede_id = d.sede_id OR g.codice_istat = d.codice_istat) AND g.periodo @> d.periodo
     LEFT JOIN sede AS s ON s.id = d.sede_id LEFT JOIN comune AS c ON c.codice_istat = d.codice_istat
     WHERE d.operatore_id = $1
       AND (g.periodo, g.fte, g.atto, g.fine_richiesta) IS DISTINCT FROM (d.periodo, d.fte, d.atto, d.fine_richiesta)
     ORDER BY d.periodo, d.id`,
    [da, a],
  );
  return persi.map(
    ({ luogo, dal, al, fte, atto, fine, altroDal, altroAl, altroFte, altroAtto, altraFine }) =>
      `l'incarico a ${luogo} ${giorni(dal, al)} (${tempo(fte)}, ${atto}${chiesta(fine)}), e resta quello ${giorni(altroDal, altroAl)} (${tempo(altroFte)}, ${altroAtto}${chiesta(altraFine)})`,
  );
};

/** Absences within one of the other, with other days or another substitute. Neither of the two stands in for the other one. */
const assenze: Perdita = async (unit, { da, a }) => {
  const perse = await unit.query<
    Giorni & { al: string; altroAl: string; sostituto: string | null; altroSostituto: string | null }
  >(
    `SELECT s.nome || ' ' || s.cognome AS sostituto, t.nome || ' ' || t.cognome AS "altroSostituto", ${GIORNI}
     FROM assenza AS d JOIN assenza AS g ON g.operatore_id = $2 AND g.periodo @> d.periodo
     LEFT JOIN operatore AS s ON s.id = nullif(d.sostituto_id, $2) LEFT JOIN operatore AS t ON t.id = nullif(g.sostituto_id, $1)
     WHERE d.operatore_id = $1 AND (g.periodo, t.id) IS DISTINCT FROM (d.periodo, s.id) ORDER BY d.periodo, d.id`,
    [da, a],
  );
  return perse.map(
    ({ dal, al, sostituto, altroDal, altroAl, altroSostituto }) =>
      `l'assenza ${dalAl(dal, al)} (${chi(sostituto)}), e resta quella ${dalAl(altroDal, altroAl)} (${chi(altroSostituto)})`,
  );
};

/** Hours of training in an event for which the other has other hours. */
const ore: Perdita = async (unit, { da, a }) => {
  const perse = await unit.query<{ titolo: string; ore: number; altre: number }>(
    `SELECT titolo, d.ore::float8 AS ore, g.ore::float8 AS altre
     FROM partecipazione AS d JOIN partecipazione AS g ON g.operatore_id = $2 AND g.attivita_id = d.attivita_id
     JOIN attivita_formativa AS f ON f.id = d.attivita_id
     WHERE d.operatore_id = $1 AND d.ore <> g.ore ORDER BY f.periodo, f.id`,
    [da, a],
  );
  return perse.map(
    (una) => `le ore di «${una.titolo}» (${numero(una.ore)}), e restano quelle dell'altro (${numero(una.altre)})`,
  );
};

/** What either operator has once, and both have otherwise. Nobody reads the account of another one. */
const dati: Perdita = async (unit, { da, a }) => {
  const [riga] = await unit.query<{
    account: boolean;
    accettato: string;
    altroAccettato: string | null;
    subentrante: string | null;
    altroSubentrante: string;
  }>(
    `SELECT coalesce(d.account <> g.account, false) AS account,
       d.codice_deontologico_accettato_il AS accettato,
       CASE WHEN d.codice_deontologico_accettato_il <> g.codice_deontologico_accettato_il THEN g.codice_deontologico_accettato_il END
         AS "altroAccettato",
       CASE WHEN s.id <> t.id THEN s.nome || ' ' || s.cognome END AS subentrante, t.nome || ' ' || t.cognome AS "altroSubentrante"
     FROM operatore AS d JOIN operatore AS g ON g.id = $2
     LEFT JOIN operatore AS s ON s.id = nullif(d.subentrante_id, $2) LEFT JOIN operatore AS t ON t.id = nullif(g.subentrante_id, $1)
     WHERE d.id = $1`,
    [da, a],
  );
  if (riga === undefined) return [];
  const { account, accettato, altroAccettato, subentrante, altroSubentrante } = riga;
  return [
    ...(account ? ["l'account con cui accede, e resta quello dell'altro"] : []),
    ...(altroAccettato === null
      ? []
      : [
          `il giorno di accettazione del codice deontologico (${ilGiorno(accettato)}), e resta ${ilGiorno(altroAccettato)}`,
        ]),
    ...(subentrante === null ? [] : [`chi gli subentra (${subentrante}), e resta ${altroSubentrante}`]),
  ];
};

const PERDITE: readonly Perdita[] = [titoli, incarichi, assenze, ore, dati];

/**
 * Asks for a confirmation that something of the double is only annulled, since the other has something else in its place. What was
 * annulled is read under the other one. @throws BadUserInput that names each, and what stays in its place
 */
export async function requirePerdite(unit: WriteUnit, doppione: Doppione, conferma: boolean): Promise<void> {
  if (conferma) return;
  const perse: string[] = [];
  for (const perdita of PERDITE) perse.push(...(await perdita(unit, doppione)));
  if (perse.length > 0)
    throw new BadUserInput(
      ['input', 'confermaPerdite'],
      `Dell'operatore annullato si perde: ${perse.join('; ')}. Conferma, oppure rettifica prima uno dei due`,
    );
}

const giorni = (dal: string, al: string | null): string =>
  al === null ? `che comincia ${ilGiorno(dal)}` : dalAl(dal, al);

const numero = (quanto: number): string => quanto.toLocaleString('it-IT');

const tempo = (fte: number): string => `${numero(fte)} a tempo pieno`;

const chiesta = (fine: string | null): string => (fine === null ? '' : `, fine chiesta per ${ilGiorno(fine)}`);

const chi = (sostituto: string | null): string =>
  sostituto === null ? 'senza sostituto' : `con ${sostituto} al suo posto`;
