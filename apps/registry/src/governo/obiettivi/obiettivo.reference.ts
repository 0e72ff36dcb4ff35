// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { pianoLavora } from '../piano-di-zona/piano-di-zona.azioni.ts';
import { ObiettivoDiPianoEntity } from './obiettivo.entity.ts';

/** The objectives of plans of the actor's own Ambito ($2), with the first day of their plan. */
export const OBIETTIVI = `
  SELECT ${columnsOf(ObiettivoDiPianoEntity, 'o')}, lower(p.periodo) AS "pianoDal"
  FROM obiettivo_di_piano AS o JOIN piano_di_zona AS p ON p.id = o.piano_id AND p.ambito_id = $2`;

/** Of the actor's own Ambito only. */
export const obiettivoReference = defineReference({
  typename: 'ObiettivoDiPiano',
  azione: pianoLavora,
  keys: {
    id: ({ query, ambitoId }, ids) => query(`${OBIETTIVI} WHERE o.id = ANY ($1::uuid[])`, [ids, ambitoId]),
  },
});
