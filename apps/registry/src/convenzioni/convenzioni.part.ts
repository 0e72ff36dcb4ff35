// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { ConvenzioneResolver, ConvenzioniDellAmbitoResolver, FirmatarioResolver } from './convenzioni.resolver.ts';

export const convenzioni: SubgraphPart = {
  resolvers: [new FirmatarioResolver(), new ConvenzioneResolver(), new ConvenzioniDellAmbitoResolver()],
  rules: {
    convenzione_una_per_volta: () =>
      new RuleViolation('art. 1 c. 1', "L'Ambito ha già una Convenzione che vale in quel periodo"),
  },
};
