// SPDX-License-Identifier: AGPL-3.0-or-later
import { unchecked } from './fill.mjs';
import { id, istat, KIND, LUOGO, luoghiOf, OPERATORI, operatoriOf } from './records.mjs';

/** Ambiti of each Regione. */
const DELLA_REGIONE = 30;
const AMBITO = id(KIND.ambito, 'a');

/** Fills the database of the information system with facts, and marks the figures of a year as to be made. `query` is a superuser's. */
export const fillFacts = (query, size) => unchecked(query, () => fillFatti(query, size));

async function fillFatti(run, { ambiti, cartelle, contatti }) {
  const numbered = (each) =>
    `FROM generate_series(0, ${ambiti * each - 1}) AS n CROSS JOIN LATERAL (SELECT n / ${each} AS a, n % ${each} AS i) AS di`;
  const ciascuno = `FROM generate_series(0, ${ambiti - 1}) AS a`;
  await run(`INSERT INTO ambito (id, codice, nome, regione, versione)
    SELECT ${AMBITO}, 'A' || a, 'Ambito ' || a, lpad((a / ${DELLA_REGIONE} + 1)::text, 2, '0'), 1 ${ciascuno}`);
  await run(
    `INSERT INTO ambito_comune (ambito_id, codice_istat, dal) SELECT ${AMBITO}, ${istat('l')}, '2020-01-01' ${luoghiOf(ambiti)}`,
  );
  await run(
    `INSERT INTO popolazione (codice_istat, anno, residenti) SELECT ${istat('l')}, 2025, 5000 ${luoghiOf(ambiti)}`,
  );
  await run(`INSERT INTO fatto_sede (ambito_id, id, comune, attiva_dal, versione)
    SELECT ${AMBITO}, ${id(KIND.sede, 'l')}, ${istat('l')}, '2020-01-01', 1 ${luoghiOf(ambiti)}`);
  await run(`INSERT INTO fatto_operatore (ambito_id, id, natura_qualifica, versione)
    SELECT ${AMBITO}, ${id(KIND.operatore, `a * ${OPERATORI} + k`)}, 'ASSISTENTE_SOCIALE', 1 ${operatoriOf(ambiti)}`);
  await run(`INSERT INTO fatto_presa_in_carico (ambito_id, id, pseudonimo, comune, sede, area, natura_area, stato, richiesta, assegnata, attivata, conclusa, motivo,
      case_manager, fascia_eta, sesso, gruppo_cittadinanza, versione)
    SELECT ${AMBITO}, ${id(KIND.presa, 'n')}, encode(sha256(n::text::bytea), 'hex'), ${istat(LUOGO)}, ${id(KIND.sede, LUOGO)}, (ARRAY['FAM','DIS','ELD','POV'])[1 + n % 4],
           'POVERTA_ED_ESCLUSIONE', CASE WHEN chiusa THEN 'CONCLUSA' ELSE 'IN_CARICO' END, giorno, giorno + 2, giorno + 4, CASE WHEN chiusa THEN giorno + 90 END, CASE WHEN chiusa THEN 'OBIETTIVI_RAGGIUNTI' END,
           ${id(KIND.operatore, `a * ${OPERATORI} + i % ${OPERATORI}`)}, '18-64', (ARRAY['F','M'])[1 + n % 2], 'ITALIANA', 1
    ${numbered(Math.floor(cartelle / ambiti))} CROSS JOIN LATERAL (SELECT date '2025-01-01' + (n % 600)::int AS giorno, i % 4 = 0 AS chiusa) AS s`);
  await run(`INSERT INTO fatto_contatto (ambito_id, id, giorno, istante, sede, comune, pseudonimo, canale, richiedente, urgente, esito, risposta_il,
      fascia_eta, sesso, gruppo_cittadinanza, versione)
    SELECT ${AMBITO}, ${id(KIND.contatto, 'n')}, giorno, giorno + interval '9 hours', ${id(KIND.sede, LUOGO)}, ${istat(LUOGO)}, encode(sha256((n / 4)::text::bytea), 'hex'),
           (ARRAY['DI_PERSONA','TELEFONO','EMAIL'])[1 + n % 3], 'UTENTE', false, 'INFORMAZIONE', giorno + interval '10 hours', '18-64', (ARRAY['F','M'])[1 + n % 2], 'ITALIANA', 1
    ${numbered(Math.floor(contatti / ambiti))} CROSS JOIN LATERAL (SELECT date '2026-01-01' + (n % 330)::int AS giorno) AS s`);
  await run(
    `INSERT INTO avanzamento (ambito_id, fatti_al, giro) SELECT ${AMBITO}, now(), current_date + 1 ${ciascuno}`,
  );
  await run(`INSERT INTO periodo_da_ricalcolare (ambito_id, periodo)
    SELECT ${AMBITO}, periodo ${ciascuno}, unnest(ARRAY['2026', '2026-Q1', '2026-Q2', '2026-Q3', '2026-M01', '2026-M09']) AS periodo`);
}

/** How many figures of how many Ambiti are still to be made, and how many there are. */
export async function countFigure(query) {
  const { rows } = await query(
    `SELECT (SELECT count(*)::int FROM periodo_da_ricalcolare) AS "toMake", (SELECT count(*)::int FROM cella) AS cells`,
  );
  return rows[0];
}
