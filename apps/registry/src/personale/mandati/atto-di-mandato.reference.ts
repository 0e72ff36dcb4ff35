// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { AttoDiMandatoEntity } from './atto-di-mandato.entity.ts';
import { mandatoLeggi } from './mandati.azioni.ts';

/** Of the actor's own Ambito only. */
export const attoDiMandatoReference = defineReference({
  typename: 'AttoDiMandato',
  azione: mandatoLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT ${columnsOf(AttoDiMandatoEntity)} FROM atto_di_mandato WHERE id = ANY ($1::uuid[]) AND ambito_id = $2`,
        [ids, ambitoId],
      ),
  },
});
