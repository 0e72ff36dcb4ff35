// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';

/** SQL of the last day of an incarico: the requested last day or, if there is none, the fixed one. */
const FINE = 'coalesce(fine_richiesta, upper(i.periodo) - 1)';

/** Incarichi that end and leave open cases without a successor. A requested end waits for the successors. */
export const casiSenzaSuccessore: FonteScrivania = {
  tipo: 'CASI_SENZA_SUCCESSORE',
  titolo: 'Incarico che finisce con casi senza successore',
  articolo: 'art. 2 c. 2',
  oggetto: 'Operatore',
  preavviso: 90,
  sql: `SELECT i.id, ${FINE} AS scadenza, nome || ' ' || cognome || ': ' || senza_successore || CASE senza_successore WHEN 1 THEN ' caso' ELSE ' casi' END AS titolo, operatore_id AS riferimento
        FROM incarico i JOIN operatore o ON o.id = operatore_id
        WHERE o.ambito_id = $1 AND senza_successore > 0 AND (fine_richiesta IS NOT NULL OR upper(i.periodo) - 1 >= $2::date)`,
};

/**
 * Incarichi whose end takes the Ambito below the minimum of assistenti sociali, or may do so if its residents are not known.
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
              WHERE o.ambito_id = $1 AND qualifica = 'ASSISTENTE_SOCIALE') AS f
        WHERE fine >= $2::date
          AND ((SELECT coalesce(sum(fte), 0) FROM incarico s JOIN operatore o ON o.id = s.operatore_id
                WHERE o.ambito_id = $1 AND qualifica = 'ASSISTENTE_SOCIALE' AND s.periodo * daterange(NULL, fine_richiesta, '[]') @> (fine + 1))
               * (SELECT valore FROM valore_soglia WHERE nome = 'RESIDENTI_PER_OPERATORE' AND dal <= fine + 1 ORDER BY dal DESC LIMIT 1)
             < residenti_ambito($1, fine + 1)) IS NOT FALSE`,
};
