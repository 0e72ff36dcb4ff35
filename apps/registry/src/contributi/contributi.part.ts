// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { ContributiDellObiettivoResolver, ContributoResolver } from './contributi.resolver.ts';
import { contributoReference } from './contributo.reference.ts';

export const contributi: SubgraphPart = {
  resolvers: [new ContributoResolver(), new ContributiDellObiettivoResolver()],
  references: [contributoReference],
};
