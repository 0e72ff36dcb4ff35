// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { ScrivaniaResolver } from './scrivania.resolver.ts';

export const scrivania: SubgraphPart = { resolvers: [new ScrivaniaResolver()] };
