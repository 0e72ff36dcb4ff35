// SPDX-License-Identifier: AGPL-3.0-or-later
import { AnnullamentoEntity, columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { annullamentoLeggi } from './annullamenti.azioni.ts';

/** Of the actor's own Ambito only. */
export const annullamentoReference = defineReference({
  typename: 'Annullamento',
  azione: annullamentoLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT ${columnsOf(AnnullamentoEntity)} FROM annullamento WHERE id = ANY ($1::uuid[]) AND ambito_id = $2`,
        [ids, ambitoId],
      ),
  },
});
