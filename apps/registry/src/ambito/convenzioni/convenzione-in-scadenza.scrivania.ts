// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../scrivania/fonte.ts';

/** The last Convenzione of the Ambito, if its end is near or past. */
export const convenzioneInScadenza: FonteScrivania = {
  tipo: 'CONVENZIONE_IN_SCADENZA',
  titolo: 'Convenzione tra i Comuni in scadenza',
  articolo: 'art. 1 c. 1',
  oggetto: 'Convenzione',
  preavviso: 180,
  sql: `(SELECT id, upper(periodo) - 1 AS scadenza, oggetto AS titolo, id AS riferimento
         FROM convenzione WHERE ambito_id = $1 ORDER BY lower(periodo) DESC LIMIT 1)`,
};
