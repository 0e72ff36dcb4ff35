// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { EnteEntity } from './ente.entity.ts';
import { enteLeggi } from './enti.azioni.ts';

/** The id of a double finds the ente that stays: casework names the double until it has taken the event. */
export const enteReference = defineReference({
  typename: 'Ente',
  azione: enteLeggi,
  keys: {
    id: ({ query }, ids) =>
      query(
        `SELECT ${columnsOf(EnteEntity, 'e')}, NULL AS "askedBy" FROM ente AS e WHERE e.id = ANY ($1::uuid[])
         UNION ALL SELECT ${columnsOf(EnteEntity, 'e')}, d.id FROM ente_doppione AS d JOIN ente AS e ON e.id = d.ente_id
           WHERE d.id = ANY ($1::uuid[])`,
        [ids],
      ),
  },
});
