// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Indicatore } from './indicatore.ts';

export const TEMPO_TRASMISSIONE: Indicatore = {
  codice: 'TEMPO_TRASMISSIONE',
  nome: 'Tempo dalla trasmissione all’esito, mediana',
  articolo: '2.8 e',
  unita: 'giorni',
  verso: 'MENO_E_MEGLIO',
  base: 'giorno della trasmissione, per quelle con esito',
  fonte: `SELECT sede, area, coalesce(pseudonimo, id::text) AS chi, esito - trasmessa AS giorni
          FROM fatto_trasmissione WHERE ambito_id = $1 AND trasmessa >= $2 AND trasmessa < $3 AND stato IN ('ACCOLTA', 'RIFIUTATA')`,
  numeratore: 'round((percentile_cont(0.5) WITHIN GROUP (ORDER BY giorni))::numeric, 1)',
  persone: 'count(DISTINCT chi)',
  dimensioni: ['SEDE', 'AREA'],
};
