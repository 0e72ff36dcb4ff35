// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { IN_SOSTITUZIONE } from '../anagrafe/sostituzioni.ts';
import { casiVisibili } from '../responsabilita/casi-visibili.ts';
import { CartellaEntity } from './cartella.entity.ts';
import { cartellaLeggi } from './cartelle.azioni.ts';

/**
 * Shows the cartelle with a case that the actor may see: to the coordinator all those of the Ambito, to others those of their
 * own cases.
 */
export const cartellaReference = defineReference({
  typename: 'Cartella',
  azione: cartellaLeggi,
  motivo: ({ inSostituzione }) => (inSostituzione === true ? IN_SOSTITUZIONE : undefined),
  keys: {
    id: ({ query, ...chi }, ids) => {
      const { where, propri, parameters } = casiVisibili(chi, 'p', 2);
      const conUnCaso = (condizione: string): string =>
        `EXISTS (SELECT FROM presa_in_carico p WHERE p.ambito_id = c.ambito_id AND p.cartella_id = c.id AND ${condizione})`;
      return query(
        `SELECT ${columnsOf(CartellaEntity)}, NOT ${conUnCaso(propri)} AS "inSostituzione" FROM cartella c
         WHERE ambito_id = $1 AND id = ANY ($2::uuid[]) AND ${conUnCaso(where)}`,
        [chi.ambitoId, ids, ...parameters],
      );
    },
  },
});
