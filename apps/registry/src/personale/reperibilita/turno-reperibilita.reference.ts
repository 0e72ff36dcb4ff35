// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { reperibilitaLeggi } from './reperibilita.azioni.ts';
import { TurnoReperibilitaEntity } from './turno-reperibilita.entity.ts';

/** Of the actor's own Ambito only. */
export const turnoReperibilitaReference = defineReference({
  typename: 'TurnoReperibilita',
  azione: reperibilitaLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT ${columnsOf(TurnoReperibilitaEntity)} FROM turno_reperibilita WHERE id = ANY ($1::uuid[]) AND ambito_id = $2`,
        [ids, ambitoId],
      ),
  },
});
