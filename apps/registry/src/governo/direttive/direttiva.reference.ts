// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { direttivaLeggi } from './direttive.azioni.ts';

/** Of the actor's own Ambito only. */
export const direttivaReference = defineReference({
  typename: 'Direttiva',
  azione: direttivaLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(
        `SELECT id, oggetto, testo, destinatario, adottata_il AS "adottataIl", atto, lower(periodo) AS "efficaceDal",
                upper(periodo) - 1 AS "efficaceAl", recepita_il AS "recepitaIl", versione
         FROM direttiva WHERE id = ANY ($1::uuid[]) AND ambito_id = $2`,
        [ids, ambitoId],
      ),
  },
});
