// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { contattoLeggi } from './contatti.azioni.ts';
import { contattiVisibili } from './contatti-visibili.ts';
import { ContattoEntity } from './contatto.entity.ts';

export const contattoReference = defineReference({
  typename: 'Contatto',
  azione: contattoLeggi,
  policy: contattiVisibili,
  keys: {
    id: ({ query, ...chi }, ids) => {
      const { where, parameters } = contattiVisibili(chi, { used: 2, ambito: '$1' });
      return query(
        `SELECT ${columnsOf(ContattoEntity)} FROM contatto WHERE ambito_id = $1 AND id = ANY ($2::uuid[]) AND ${where}`,
        [chi.ambitoId, ids, ...parameters],
      );
    },
  },
});
