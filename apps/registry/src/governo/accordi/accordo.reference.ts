// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { accordoLeggi } from './accordi.azioni.ts';

/** Of any Ambito: agreements are public. */
export const accordoReference = defineReference({
  typename: 'Accordo',
  azione: accordoLeggi,
  keys: {
    id: ({ query }, ids) =>
      query(
        `SELECT id, ambito_id AS "ambitoId", tipo, oggetto, finalita, sottoscritto_il AS "sottoscrittoIl", lower(periodo) AS dal,
                upper(periodo) - 1 AS al, atto_termine AS "attoTermine", non_si_rinnova AS "nonSiRinnova", versione,
                ARRAY(SELECT nome FROM accordo_parte WHERE accordo_id = id ORDER BY ordine) AS parti
         FROM accordo WHERE id = ANY ($1::uuid[])`,
        [ids],
      ),
  },
});
