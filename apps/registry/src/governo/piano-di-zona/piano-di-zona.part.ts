// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { PianoDiZonaEntity } from './piano-di-zona.entity.ts';
import { pianoDiZonaReference } from './piano-di-zona.reference.ts';
import * as pianoDiZonaResolvers from './piano-di-zona.resolver.ts';
import { RedigiPiano } from './redigi-piano.ts';

export const pianoDiZona: SubgraphPart = {
  resolvers: [...Object.values(pianoDiZonaResolvers), RedigiPiano],
  references: [pianoDiZonaReference],
  entities: [PianoDiZonaEntity],
  rules: {
    piano_uno_per_periodo: () => new RuleViolation('art. 1 c. 1', "L'Ambito ha già un Piano di Zona in quel periodo"),
    piano_immutabile: () => new RuleViolation('art. 1 c. 1', 'Un Piano resta del suo Ambito e del suo periodo'),
  },
};
