// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { pianoLeggi } from './piano-di-zona.azioni.ts';
import { PianoDiZonaEntity } from './piano-di-zona.entity.ts';

/** A plan is public once it has been approved. Before that it is read in its own Ambito only. */
export const pianoDiZonaReference = defineReference({
  typename: 'PianoDiZona',
  azione: pianoLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT ${columnsOf(PianoDiZonaEntity)} FROM piano_di_zona
         WHERE id = ANY ($1::uuid[]) AND (stato <> 'BOZZA' OR ambito_id = $2)`,
        [ids, ambitoId],
      ),
  },
});
