// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { Dimetti } from './dimetti.ts';
import { DimissioneEntity } from './dimissione.entity.ts';
import { DimissioneDelCasoResolver } from './dimissione.resolver.ts';

export const dimissioni: SubgraphPart = {
  resolvers: [Dimetti, DimissioneDelCasoResolver],
  entities: [DimissioneEntity],
};
