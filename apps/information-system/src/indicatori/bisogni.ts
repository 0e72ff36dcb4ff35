// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Indicatore } from './indicatore.ts';

export const BISOGNI: Indicatore = {
  codice: 'BISOGNI',
  nome: 'Bisogni decodificati',
  articolo: '2.5 i',
  unita: 'bisogni',
  verso: 'NEUTRO',
  base: 'giorno del contatto',
  fonte: `SELECT b.codice AS bisogno, b.area, c.comune, coalesce(c.pseudonimo, c.id::text) AS chi
          FROM fatto_bisogno b JOIN fatto_contatto c ON c.ambito_id = b.ambito_id AND c.id = b.contatto_id
          WHERE c.ambito_id = $1 AND c.giorno >= $2 AND c.giorno < $3`,
  numeratore: 'count(*)',
  persone: 'count(DISTINCT chi)',
  dimensioni: ['BISOGNO', 'AREA', 'COMUNE'],
};
