// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { ComuneResolver, OperatoreResolver } from './citazioni.resolver.ts';
import { comuneReference, operatoreReference } from './citazioni.reference.ts';

export const anagrafe: SubgraphPart = {
  resolvers: [new ComuneResolver(), new OperatoreResolver()],
  references: [comuneReference, operatoreReference],
};
