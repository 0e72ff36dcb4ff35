// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { OperatoreEntity } from './operatore.entity.ts';
import { operatoreLeggi } from './operatori.azioni.ts';

/** Of the actor's own Ambito only. The account is no field: it tells whether the actor is this operator. */
export const operatoreReference = defineReference({
  typename: 'Operatore',
  azione: operatoreLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(`SELECT ${columnsOf(OperatoreEntity)} FROM operatore WHERE id = ANY ($1::uuid[]) AND ambito_id = $2`, [
        ids,
        ambitoId,
      ]),
  },
});
