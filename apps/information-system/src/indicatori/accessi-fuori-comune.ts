// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Indicatore } from './indicatore.ts';

export const ACCESSI_FUORI_COMUNE_PCT: Indicatore = {
  codice: 'ACCESSI_FUORI_COMUNE_PCT',
  nome: 'Accessi in una sede di un altro Comune',
  articolo: '5.4',
  unita: '%',
  verso: 'NEUTRO',
  base: 'giorno del contatto',
  nota: 'Sui contatti di cui è noto il Comune di residenza.',
  fonte: `SELECT giorno, coalesce(c.pseudonimo, c.id::text) AS chi, c.comune, c.sede, c.comune <> s.comune AS fuori
          FROM fatto_contatto c JOIN fatto_sede s ON s.ambito_id = c.ambito_id AND s.id = c.sede
          WHERE c.ambito_id = $1 AND giorno >= $2 AND giorno < $3 AND c.comune IS NOT NULL`,
  numeratore: 'count(DISTINCT (chi, giorno)) FILTER (WHERE fuori)',
  denominatore: 'count(DISTINCT (chi, giorno))',
  scala: 100,
  quota: {
    dentro: 'count(DISTINCT chi) FILTER (WHERE fuori)',
    fuori: 'count(DISTINCT chi) FILTER (WHERE NOT fuori)',
  },
  persone: 'count(DISTINCT chi)',
  dimensioni: ['SEDE'],
};
