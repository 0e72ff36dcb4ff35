// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { EnteEntity } from './ente.entity.ts';
import { enteLeggi } from './enti.azioni.ts';

export const enteReference = defineReference({
  typename: 'Ente',
  azione: enteLeggi,
  keys: {
    id: ({ query }, ids) => query(`SELECT ${columnsOf(EnteEntity)} FROM ente WHERE id = ANY ($1::uuid[])`, [ids]),
  },
});
