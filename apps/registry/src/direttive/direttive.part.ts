// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { direttivaReference } from './direttiva.reference.ts';
import { DirettivaResolver } from './direttive.resolver.ts';

export const direttive: SubgraphPart = {
  resolvers: [new DirettivaResolver()],
  references: [direttivaReference],
};
