// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';

/** SQL of the last day of an incarico: the requested last day or, if there is none, the fixed one. The index `incarico_fine` has it. */
const FINE = 'coalesce(fine_richiesta, upper(periodo) - 1)';

/** Incarichi that end and leave open cases without a successor. A requested end waits for the successors. */
export const casiSenzaSuccessore: FonteScrivania = {
  tipo: 'CASI_SENZA_SUCCESSORE',
  titolo: 'Incarico che finisce con casi senza successore',
  articolo: 'art. 2 c. 2',
  oggetto: 'Operatore',
  preavviso: 90,
  sql: `SELECT i.id, ${FINE} AS scadenza, nome || ' ' || cognome || ': ' || senza_successore || CASE senza_successore WHEN 1 THEN ' caso' ELSE ' casi' END AS titolo, operatore_id AS riferimento
        FROM incarico i JOIN operatore o ON o.id = operatore_id
        WHERE i.ambito_id = $1 AND senza_successore > 0 AND (fine_richiesta IS NOT NULL OR upper(periodo) - 1 >= $2::date)`,
};

/**
 * Incarichi after whose end the Ambito has fewer assistenti sociali than the minimum, or may have, if its residents are not
 * known: `sotto_minimo` says so, as it does to whoever ends an incarico.
 */
export const rapportoSottoMinimo: FonteScrivania = {
  tipo: 'RAPPORTO_SOTTO_MINIMO',
  titolo: 'Incarico che finisce portando sotto il rapporto minimo',
  articolo: 'art. 4 c. 1',
  oggetto: 'Operatore',
  preavviso: 180,
  sql: `SELECT id, fine AS scadenza, chi AS titolo, operatore_id AS riferimento
        FROM (SELECT i.id, ${FINE} AS fine, nome || ' ' || cognome AS chi, operatore_id
              FROM incarico i JOIN operatore o ON o.id = operatore_id
              WHERE i.ambito_id = $1 AND ${FINE} >= $2::date AND natura = 'ASSISTENTE_SOCIALE') AS f
        WHERE EXISTS (SELECT FROM sotto_minimo($1, fine + 1, fine + 2, '{}'))`,
};
