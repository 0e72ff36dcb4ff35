// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { casiVisibili } from '../prese-in-carico/casi-visibili.ts';

/** Those with a case that the actor may see: the case manager's own, all of the Ambito for the coordinator. */
export const cartellaReference = defineReference({
  typename: 'Cartella',
  azione: 'cartella.leggi',
  keys: {
    id: ({ query, ...chi }, ids) => {
      const { where, parameters } = casiVisibili(chi, 'p', 2);
      return query(
        `SELECT id, persona_id AS "personaId", aperta_il AS "apertaIl" FROM cartella c
         WHERE ambito_id = $1 AND id = ANY ($2::uuid[])
           AND EXISTS (SELECT FROM presa_in_carico p WHERE p.ambito_id = c.ambito_id AND p.cartella_id = c.id AND ${where})`,
        [chi.ambitoId, ids, ...parameters],
      );
    },
  },
});
