// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';

/** An agreement whose last day is near or past, until it is extended or declared not to be renewed. */
export const accordoInScadenza: FonteScrivania = {
  tipo: 'ACCORDO_IN_SCADENZA',
  titolo: 'Accordi in scadenza',
  articolo: 'art. 2 c. 5 f',
  oggetto: 'Accordo',
  preavviso: 90,
  sql: `SELECT id, upper(periodo) - 1 AS scadenza, oggetto AS titolo, id AS riferimento
        FROM accordo WHERE ambito_id = $1 AND NOT non_si_rinnova`,
};
