// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { ambitoLeggi } from './ambiti.azioni.ts';
import { AmbitoEntity } from './ambito.entity.ts';

export const ambitoReference = defineReference({
  typename: 'Ambito',
  azione: ambitoLeggi,
  pubblica: {},
  keys: {
    id: ({ query }, ids) => query(`SELECT ${columnsOf(AmbitoEntity)} FROM ambito WHERE id = ANY ($1::uuid[])`, [ids]),
  },
});
