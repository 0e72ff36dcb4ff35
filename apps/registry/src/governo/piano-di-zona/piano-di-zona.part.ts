// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { pianoDiZonaReference } from './piano-di-zona.reference.ts';
import { PianiDellAmbitoResolver, PianoDiZonaResolver } from './piano-di-zona.resolver.ts';
import { RedigiPiano } from './redigi-piano.ts';
import { ApprovaPiano } from './approva-piano.ts';

export const pianoDiZona: SubgraphPart = {
  resolvers: [RedigiPiano, ApprovaPiano, new PianoDiZonaResolver(), new PianiDellAmbitoResolver()],
  references: [pianoDiZonaReference],
  rules: {
    piano_uno_per_periodo: () => new RuleViolation('art. 1 c. 1', "L'Ambito ha già un Piano di Zona in quel periodo"),
    edizione_immutabile: () => new RuleViolation('art. 1 c. 1', 'Un Piano approvato resta come è stato approvato'),
    piano_immutabile: () => new RuleViolation('art. 1 c. 1', 'Un Piano resta del suo Ambito e del suo periodo'),
  },
};
