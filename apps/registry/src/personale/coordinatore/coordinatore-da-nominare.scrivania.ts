// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';

/** The last nomination of the Ambito, from 90 days before its end on. */
export const coordinatoreDaNominare: FonteScrivania = {
  tipo: 'COORDINATORE_DA_NOMINARE',
  titolo: 'Coordinatore con la nomina in scadenza',
  articolo: 'art. 4 c. 2 b',
  oggetto: 'Operatore',
  preavviso: 90,
  sql: `SELECT ultima.id, upper(periodo) - 1 AS scadenza, nome || ' ' || cognome AS titolo, operatore_id AS riferimento
        FROM (SELECT * FROM nomina_coordinatore WHERE ambito_id = $1 ORDER BY lower(periodo) DESC LIMIT 1) AS ultima
        JOIN operatore ON operatore.id = operatore_id WHERE NOT upper_inf(periodo)`,
};
