// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { pianoLavora } from '../piano-di-zona/piano-di-zona.azioni.ts';

export const COLONNE_OBIETTIVO = `o.id, o.descrizione, o.indicatore AS "codiceIndicatore", o.indicatore IS NULL AS "senzaIndicatore",
  o.valore_atteso::float AS "valoreAtteso", o.entro, lower(p.periodo) AS "pianoDal"`;

/** Of the actor's own Ambito only. */
export const obiettivoReference = defineReference({
  typename: 'ObiettivoDiPiano',
  azione: pianoLavora,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT ${COLONNE_OBIETTIVO} FROM obiettivo_di_piano AS o JOIN piano_di_zona AS p ON p.id = o.piano_id
         WHERE o.id = ANY ($1::uuid[]) AND p.ambito_id = $2`,
        [ids, ambitoId],
      ),
  },
});
