// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { formazioneLeggi } from './formazione.azioni.ts';

/** Of the actor's own Ambito only. */
export const attivitaFormativaReference = defineReference({
  typename: 'AttivitaFormativa',
  azione: formazioneLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT id, titolo, organizzatore, lower(periodo) AS dal, upper(periodo) - 1 AS al, ore::float8 AS ore, crediti, posti,
                aperta_a AS "apertaA", aperta_ad_altri_enti AS "apertaAdAltriEnti", versione
         FROM attivita_formativa WHERE id = ANY ($1::uuid[]) AND ambito_id = $2`,
        [ids, ambitoId],
      ),
  },
});
