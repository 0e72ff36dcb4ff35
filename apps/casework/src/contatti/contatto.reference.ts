// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { contattoLeggi } from './contatti.azioni.ts';
import { ContattoEntity } from './contatto.entity.ts';

export const contattoReference = defineReference({
  typename: 'Contatto',
  azione: contattoLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(`SELECT ${columnsOf(ContattoEntity)} FROM contatto WHERE ambito_id = $1 AND id = ANY ($2::uuid[])`, [
        ambitoId,
        ids,
      ]),
  },
});
