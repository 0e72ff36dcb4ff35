// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';
import { scopertiSql } from './presidio.sql.ts';

const PREAVVISO = 28;
/** The hours due in a week: 0 before the first threshold. */
const ORE_MINIME = `coalesce(soglia_al('ORE_SETTIMANALI_SEDE', lunedi), 0)`;

const STRAORDINARIE = `coalesce(
  (SELECT range_agg(fascia) FROM apertura_straordinaria AS a
   WHERE a.sede_id = sede.id AND a.giorno = giorni.giorno AND stato = 'AUTORIZZATA'), '{}')`;

/**
 * A present or future week in which the real openings of a sede are shorter than the minimum. `Sede.settimane` computes the
 * same for one sede; here the database does it for all sedi of the Ambito at once, and a test compares the two.
 */
export const settimanaSottoMinimo: FonteScrivania = {
  tipo: 'SETTIMANA_SOTTO_MINIMO',
  titolo: 'Settimane in cui una sede sarà aperta meno del minimo',
  articolo: 'art. 5 c. 4',
  oggetto: 'Sede',
  preavviso: PREAVVISO,
  sql: `SELECT sede.id || ' ' || lunedi AS id, lunedi AS scadenza, sede.id AS riferimento,
               denominazione || ': ' || minuti / 60 || ' h ' || minuti % 60 || ' min da lunedì ' || in_parole(lunedi) AS titolo
        FROM sede
        JOIN (${scopertiSql('sede.ambito_id = $1', '$2::date - 6', `$2::date + ${PREAVVISO + 6}`)}) AS presidio ON owner = sede.id
        CROSS JOIN LATERAL (
          SELECT settimana::date AS lunedi
          FROM generate_series(date_trunc('week', $2::date), $2::date + ${PREAVVISO}, '7 days') AS settimana
        ) AS settimane
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(upper(fascia) - lower(fascia)), 0)::int AS minuti
          FROM (SELECT lunedi + scarto AS giorno FROM generate_series(0, 6) AS scarto) AS giorni
          CROSS JOIN LATERAL unnest(${STRAORDINARIE} + CASE WHEN scoperti @> giorno THEN '{}' ELSE orario_ordinario(sede.id, giorno) END) AS fascia
        ) AS aperta
        WHERE sede.periodo @> daterange(lunedi, lunedi + 7) AND minuti < 60 * ${ORE_MINIME}`,
};
