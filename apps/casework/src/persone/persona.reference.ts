// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { PersonaEntity } from './persona.entity.ts';
import { personaLeggi } from './persone.azioni.ts';

export const personaReference = defineReference({
  typename: 'Persona',
  azione: personaLeggi,
  keys: {
    id: ({ query, ambitoId }, ids) =>
      query(`SELECT ${columnsOf(PersonaEntity)} FROM persona WHERE ambito_id = $1 AND id = ANY ($2::uuid[])`, [
        ambitoId,
        ids,
      ]),
  },
});
