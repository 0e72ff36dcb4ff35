// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';

/**
 * Days on which an operator in service is away and nobody stands in: no substitute was named, or the substitute is away as well.
 * Each stretch stays on the desk until it is over or somebody covers it. OFFSET keeps the absences read operator by operator, by their
 * index, whatever the planner believes of how many an Ambito has.
 */
export const assenzaSenzaSostituto: FonteScrivania = {
  tipo: 'ASSENZA_SENZA_SOSTITUTO',
  titolo: 'Assenza con giorni senza sostituto',
  articolo: 'art. 8 c. 1',
  oggetto: 'Operatore',
  riservata: true,
  preavviso: 30,
  sql: `SELECT a.id || ' ' || lower(scoperti) AS id, lower(scoperti) AS scadenza,
               nome || ' ' || cognome || ': ' || in_parole(lower(scoperti)) || CASE WHEN lower(scoperti) < upper(scoperti) - 1
                 THEN ' – ' || in_parole(upper(scoperti) - 1) ELSE '' END AS titolo, o.id AS riferimento
        FROM operatore o
        CROSS JOIN LATERAL (SELECT * FROM assenza WHERE operatore_id = o.id AND upper(periodo) > $2::date OFFSET 0) AS a
        CROSS JOIN LATERAL unnest(datemultirange(a.periodo) * giorni_in_servizio(o.id)
          - CASE WHEN a.sostituto_id IS NULL THEN '{}' ELSE giorni_disponibili(a.sostituto_id) END) AS scoperti
        WHERE o.ambito_id = $1 AND upper(scoperti) > $2::date`,
};
