// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { DirettivaEntity } from './direttiva.entity.ts';
import { direttivaLeggi } from './direttive.azioni.ts';

/** Of the actor's own Ambito only. */
export const direttivaReference = defineReference({
  typename: 'Direttiva',
  azione: direttivaLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(`SELECT ${columnsOf(DirettivaEntity)} FROM direttiva WHERE id = ANY ($1::uuid[]) AND ambito_id = $2`, [
        ids,
        ambitoId,
      ]),
  },
});
