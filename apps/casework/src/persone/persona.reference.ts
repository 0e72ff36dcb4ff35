// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { PersonaEntity } from './persona.entity.ts';
import { personeVisibili } from './persone-visibili.ts';
import { personaLeggi } from './persone.azioni.ts';

export const personaReference = defineReference({
  typename: 'Persona',
  azione: personaLeggi,
  policy: personeVisibili,
  keys: {
    id: ({ query, ...chi }, ids) => {
      const { where, parameters } = personeVisibili(chi, { used: 2, ambito: '$1' });
      return query(
        `SELECT ${columnsOf(PersonaEntity)} FROM persona WHERE ambito_id = $1 AND id = ANY ($2::uuid[]) AND ${where}`,
        [chi.ambitoId, ids, ...parameters],
      );
    },
  },
});
