// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { AttivitaFormativaEntity } from './attivita-formativa.entity.ts';
import { formazioneLeggi } from './formazione.azioni.ts';

/** Of the actor's own Ambito only. */
export const attivitaFormativaReference = defineReference({
  typename: 'AttivitaFormativa',
  azione: formazioneLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT ${columnsOf(AttivitaFormativaEntity)} FROM attivita_formativa WHERE id = ANY ($1::uuid[]) AND ambito_id = $2`,
        [ids, ambitoId],
      ),
  },
});
