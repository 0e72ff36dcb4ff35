// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Indicatore } from './indicatore.ts';

export const TEMPO_RISPOSTA: Indicatore = {
  codice: 'TEMPO_RISPOSTA',
  nome: 'Tempo dal contatto all’esito, mediana',
  articolo: '2.8 c',
  unita: 'ore',
  verso: 'MENO_E_MEGLIO',
  base: 'giorno del contatto, per i contatti con esito',
  fonte: `SELECT sede, coalesce(pseudonimo, id::text) AS chi, extract(epoch FROM esito_il - istante) / 3600 AS ore
          FROM fatto_contatto WHERE ambito_id = $1 AND giorno >= $2 AND giorno < $3 AND esito_il IS NOT NULL`,
  numeratore: 'round((percentile_cont(0.5) WITHIN GROUP (ORDER BY ore))::numeric, 2)',
  persone: 'count(DISTINCT chi)',
  dimensioni: ['SEDE'],
};
