// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Indicatore } from './indicatore.ts';

export const TEMPO_PRESA_IN_CARICO: Indicatore = {
  codice: 'TEMPO_PRESA_IN_CARICO',
  nome: 'Tempo dalla richiesta alla presa in carico, mediana',
  articolo: '2.2',
  unita: 'giorni',
  verso: 'MENO_E_MEGLIO',
  base: 'giorno della presa in carico effettiva',
  fonte: `SELECT sede, area, natura_area AS area_siuss, pseudonimo, attivata - richiesta AS giorni FROM fatto_presa_in_carico
          WHERE ambito_id = $1 AND attivata >= $2 AND attivata < $3`,
  numeratore: 'round((percentile_cont(0.5) WITHIN GROUP (ORDER BY giorni))::numeric, 1)',
  persone: 'count(DISTINCT pseudonimo)',
  dimensioni: ['SEDE', 'AREA', 'AREA_SIUSS'],
};
