// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Indicatore } from './indicatore.ts';

/** The contatti of a period with the instant of their answer, which another aggregate tells for two of the outcomes. */
const RISPOSTE = `
  SELECT c.*, CASE c.esito
           WHEN 'TRASMISSIONE' THEN (SELECT min(t.esito_il) FROM fatto_trasmissione t WHERE t.ambito_id = c.ambito_id AND t.contatto_id = c.id)
           WHEN 'RICHIESTA_PRESA_IN_CARICO' THEN (SELECT p.risposta_il FROM fatto_presa_in_carico p
                                                  WHERE p.ambito_id = c.ambito_id AND p.id = c.presa_in_carico_id)
           ELSE c.risposta_il END AS risposta
  FROM fatto_contatto c WHERE c.ambito_id = $1 AND c.giorno >= $2 AND c.giorno < $3`;

export const TEMPO_RISPOSTA: Indicatore = {
  codice: 'TEMPO_RISPOSTA',
  nome: 'Tempo dal contatto alla risposta, mediana',
  articolo: '2.8 c',
  unita: 'ore',
  verso: 'MENO_E_MEGLIO',
  base: 'giorno del contatto, per i contatti che hanno avuto risposta',
  nota: 'La risposta è l’informazione o l’intervento dati, il colloquio dell’appuntamento, il primo esito dell’ente a cui la richiesta è trasmessa, l’assegnazione della presa in carico o la sua mancata accoglienza. Conta quando è avvenuta, non quando è registrata: è zero se è data durante il contatto. Un contatto che attende risposta non si conta.',
  fonte: `SELECT sede, esito, coalesce(pseudonimo, id::text) AS chi, greatest(0, extract(epoch FROM risposta - istante)) / 3600 AS ore
          FROM (${RISPOSTE}) AS risposte WHERE risposta IS NOT NULL`,
  numeratore: 'round((percentile_cont(0.5) WITHIN GROUP (ORDER BY ore))::numeric, 2)',
  persone: 'count(DISTINCT chi)',
  dimensioni: ['SEDE', 'ESITO'],
};
