// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Indicatore } from './indicatore.ts';

export const TRASMISSIONI_ACCOLTE_PCT: Indicatore = {
  codice: 'TRASMISSIONI_ACCOLTE_PCT',
  nome: 'Richieste accolte dai servizi a cui sono trasmesse',
  articolo: '2.8 e',
  unita: '%',
  verso: 'PIU_E_MEGLIO',
  base: 'giorno della trasmissione, per quelle con esito',
  fonte: `SELECT sede, area, coalesce(pseudonimo, id::text) AS chi, stato = 'ACCOLTA' AS accolta
          FROM fatto_trasmissione WHERE ambito_id = $1 AND trasmessa >= $2 AND trasmessa < $3 AND stato IN ('ACCOLTA', 'RIFIUTATA')`,
  numeratore: 'count(*) FILTER (WHERE accolta)',
  denominatore: 'count(*)',
  scala: 100,
  quota: {
    dentro: 'count(DISTINCT chi) FILTER (WHERE accolta)',
    fuori: 'count(DISTINCT chi) FILTER (WHERE NOT accolta)',
  },
  persone: 'count(DISTINCT chi)',
  dimensioni: ['SEDE', 'AREA'],
};
