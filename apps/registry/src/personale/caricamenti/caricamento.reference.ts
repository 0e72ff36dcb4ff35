// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { caricamentoLeggi } from './caricamenti.azioni.ts';
import { CaricamentoEntity } from './caricamento.entity.ts';

export const caricamentoReference = defineReference({
  typename: 'Caricamento',
  azione: caricamentoLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(`SELECT ${columnsOf(CaricamentoEntity)} FROM caricamento WHERE id = ANY ($1::uuid[]) AND ambito_id = $2`, [
        ids,
        ambitoId,
      ]),
  },
});
