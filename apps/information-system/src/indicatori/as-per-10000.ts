// SPDX-License-Identifier: AGPL-3.0-or-later
import { FTE_IN_SERVIZIO } from './assistenti-sociali.sql.ts';
import type { Indicatore } from './indicatore.ts';

export const AS_PER_10000: Indicatore = {
  codice: 'AS_PER_10000',
  nome: 'Assistenti sociali ogni 10.000 residenti',
  articolo: '4.1',
  unita: 'operatori ogni 10.000 residenti',
  verso: 'PIU_E_MEGLIO',
  base: 'media sui giorni del periodo già trascorsi; residenti, all’ultimo anno noto, dei Comuni dell’Ambito nell’ultimo giorno del periodo, o oggi se è in corso',
  nota: 'Il minimo è 1 (L.R. Campania 11/2007 art. 10).',
  fonte: `SELECT fte, (
            SELECT sum(r.residenti) FROM ambito_comune m
            CROSS JOIN LATERAL (SELECT p.residenti FROM popolazione p
                                WHERE p.codice_istat = m.codice_istat AND p.anno <= extract(year FROM $2::date) ORDER BY p.anno DESC LIMIT 1) AS r
            WHERE m.ambito_id = $1 AND m.dal <= least($3::date - 1, current_date) AND (m.al IS NULL OR m.al >= least($3::date - 1, current_date))) AS residenti
          FROM (${FTE_IN_SERVIZIO}) AS servizio`,
  numeratore: 'round(max(fte), 2)',
  denominatore: 'max(residenti)',
  scala: 10_000,
  persone: null,
  dimensioni: [],
};
