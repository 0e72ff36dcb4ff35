// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';

/** A reduction that casework has not answered yet. Until it is answered or withdrawn, the line cannot be changed. */
export const riduzioneInAttesa: FonteScrivania = {
  tipo: 'RIDUZIONE_IN_ATTESA',
  titolo: 'Riduzioni di linee di bilancio che attendono risposta',
  articolo: 'art. 6 c. 1',
  oggetto: 'LineaDiBilancio',
  preavviso: 0,
  sql: `SELECT r.id, (richiesta_il AT TIME ZONE 'Europe/Rome')::date AS scadenza,
               l.anno || ' ' || l.codice || ', ' || l.denominazione AS titolo, l.id AS riferimento
        FROM riduzione_linea AS r
        JOIN linea_di_bilancio AS l ON l.id = r.linea_id
        JOIN piano_di_zona AS p ON p.id = l.piano_id
        WHERE p.ambito_id = $1 AND r.stato = 'RICHIESTA'`,
};
