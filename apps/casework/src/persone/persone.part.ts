// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { PersonaEntity } from './persona.entity.ts';
import { personaReference } from './persona.reference.ts';
import * as personaResolvers from './persona.resolver.ts';
import { giaRegistrata } from './registra-persona.ts';

export const persone: SubgraphPart = {
  resolvers: [...Object.values(personaResolvers)],
  references: [personaReference],
  entities: [PersonaEntity],
  rules: {
    persona_codice_fiscale: () => giaRegistrata(),
  },
};
