// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import * as rapportoNumericoResolvers from './rapporto-numerico.resolver.ts';

export const rapportoNumerico: SubgraphPart = {
  resolvers: [...Object.values(rapportoNumericoResolvers)],
};
