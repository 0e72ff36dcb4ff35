// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { reperibilitaLeggi } from './reperibilita.azioni.ts';

/** Of the actor's own Ambito only. */
export const turnoReperibilitaReference = defineReference({
  typename: 'TurnoReperibilita',
  azione: reperibilitaLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT id, operatore_id AS "operatoreId", sostituto_id AS "sostitutoId", lower(periodo) AS dalle, upper(periodo) AS alle, versione
         FROM turno_reperibilita WHERE id = ANY ($1::uuid[]) AND ambito_id = $2`,
        [ids, ambitoId],
      ),
  },
});
