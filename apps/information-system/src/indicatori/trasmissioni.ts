// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Indicatore } from './indicatore.ts';

export const TRASMISSIONI: Indicatore = {
  codice: 'TRASMISSIONI',
  nome: 'Richieste trasmesse ai servizi competenti',
  articolo: '2.8 e',
  unita: 'trasmissioni',
  verso: 'NEUTRO',
  base: 'giorno della trasmissione',
  nota: 'Quelle revocate non si contano. Senza esito, l’esito non è noto.',
  fonte: `SELECT comune, sede, area, CASE WHEN stato IN ('ACCOLTA', 'RIFIUTATA') THEN stato END AS esito, coalesce(pseudonimo, id::text) AS chi
          FROM fatto_trasmissione WHERE ambito_id = $1 AND trasmessa >= $2 AND trasmessa < $3 AND stato <> 'REVOCATA'`,
  numeratore: 'count(*)',
  persone: 'count(DISTINCT chi)',
  dimensioni: ['COMUNE', 'SEDE', 'AREA', 'ESITO'],
};
