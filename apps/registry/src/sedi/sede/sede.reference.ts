// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { SedeEntity } from './sede.entity.ts';
import { sedeLeggi } from './sedi.azioni.ts';

export const sedeReference = defineReference({
  typename: 'Sede',
  azione: sedeLeggi,
  pubblica: {},
  keys: {
    id: ({ query }, ids) => query(`SELECT ${columnsOf(SedeEntity)} FROM sede WHERE id = ANY ($1::uuid[])`, [ids]),
  },
});
