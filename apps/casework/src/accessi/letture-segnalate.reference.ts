// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { lettureSegnalateLeggi } from './accessi.azioni.ts';
import { LettureSegnalateEntity } from './letture-segnalate.entity.ts';

export const lettureSegnalateReference = defineReference({
  typename: 'LettureSegnalate',
  azione: lettureSegnalateLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT ${columnsOf(LettureSegnalateEntity)} FROM letture_del_giorno
         WHERE ambito_id = $1 AND id = ANY ($2::uuid[]) AND segnalate_il IS NOT NULL`,
        [ambitoId, ids],
      ),
  },
});
