// SPDX-License-Identifier: AGPL-3.0-or-later
import { COMUNI, id, KIND } from './records.mjs';

/** The year of the contatti that are told by events. */
const ANNO_EVENTI = 2026;
/**
 * Writes events of contatti to the outbox of casework: four in five tell a new contatto, one in five a later state of one of them. The
 * contatti are anonymous, so that each counts once in the figures.
 * @param from the number of the first contatto
 * @param count how many events, a multiple of five
 */
export async function fillOutbox(query, { ambiti, from, count }) {
  const contatti = (count / 5) * 4;
  const events = (versione, howMany) =>
    `SELECT n, ${versione} AS versione FROM generate_series(${from}, ${from + howMany - 1}) AS n`;
  await query(`INSERT INTO outbox (id, ambito_id, request_id, evento)
    SELECT uuidv7(), ambito_id, 'bench', jsonb_build_object('id', uuidv7(), 'tipo', 'ContattoAggiornato', 'versioneSchema', 1, 'ambitoId', ambito_id,
      'aggregato', jsonb_build_object('tipo', 'Contatto', 'id', ${id(KIND.contatto, 'n')}, 'versione', versione), 'avvenutoIl', '${ANNO_EVENTI}-03-31T10:00:00.000Z',
      'dati', jsonb_build_object('giorno', date '${ANNO_EVENTI}-01-01' + n % 90, 'istante', '${ANNO_EVENTI}-03-31T10:00:00.000Z', 'sedeId', ${id(KIND.sede, `n % ${ambiti} * ${COMUNI}`)},
        'comuneResidenza', NULL, 'pseudonimo', NULL, 'canale', (ARRAY['DI_PERSONA','TELEFONO','EMAIL'])[1 + n % 3], 'richiedente', 'UTENTE', 'urgente', false,
        'bisogni', jsonb_build_array(jsonb_build_object('codice', 'ABITARE', 'area', (ARRAY['FAM','DIS','ELD','POV'])[1 + n % 4])),
        'esito', CASE WHEN versione = 2 THEN 'INFORMAZIONE' END, 'esitoIl', CASE WHEN versione = 2 THEN '${ANNO_EVENTI}-03-31T11:00:00.000Z' END,
        'rispostaIl', NULL, 'presaInCaricoId', NULL, 'fasciaEta', NULL, 'sesso', NULL, 'gruppoCittadinanza', NULL))
    FROM (${events(1, contatti)} UNION ALL ${events(2, count / 5)} ORDER BY versione, n) AS e
    CROSS JOIN LATERAL (SELECT ${id(KIND.ambito, `n % ${ambiti}`)} AS ambito_id) AS di`);
  return contatti;
}

/** How many events the facts of the contatti tell, each of its states once. */
export const countProjected = async (query) =>
  Number((await query(`SELECT coalesce(sum(versione), 0) AS events FROM fatto_contatto`)).rows[0].events);

/** What the information system has of the contatti: its facts, how many of them the figures of the year count, and what was put aside. */
export async function countContatti(query) {
  const { rows } = await query(`SELECT
    (SELECT count(*)::int FROM fatto_contatto) AS facts,
    (SELECT coalesce(sum(numeratore), 0)::int FROM cella WHERE indicatore = 'ACCESSI' AND dimensione = 'TOTALE' AND periodo = '${ANNO_EVENTI}') AS counted,
    (SELECT count(*)::int FROM evento_scartato) AS aside,
    (SELECT count(*)::int FROM periodo_da_ricalcolare) AS "figuresToMake"`);
  return rows[0];
}
