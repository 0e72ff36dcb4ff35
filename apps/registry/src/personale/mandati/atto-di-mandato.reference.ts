// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { mandatoLeggi } from './mandati.azioni.ts';

/** Of the actor's own Ambito only. */
export const attoDiMandatoReference = defineReference({
  typename: 'AttoDiMandato',
  azione: mandatoLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT id, codice_istat AS "codiceIstat", numero, data, organo, lower(periodo) AS dal, upper(periodo) - 1 AS al, versione
         FROM atto_di_mandato WHERE id = ANY ($1::uuid[]) AND ambito_id = $2`,
        [ids, ambitoId],
      ),
  },
});
