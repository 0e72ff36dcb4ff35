// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { ContributiDellObiettivoResolver, ContributoResolver } from './contributi.resolver.ts';
import { contributoReference } from './contributo.reference.ts';
import { PresentaContributo } from './presenta-contributo.ts';
import { RispondiContributo } from './rispondi-contributo.ts';

export const contributi: SubgraphPart = {
  resolvers: [PresentaContributo, RispondiContributo, new ContributoResolver(), new ContributiDellObiettivoResolver()],
  references: [contributoReference],
  rules: {
    contributo_immutabile: () =>
      new RuleViolation('art. 2 c. 5 c', 'Un contributo presentato non cambia, e la risposta si dà una volta'),
    contributo_obiettivo_di_ambito: () => new NotFound("L'obiettivo non c'è, o non è del tuo Ambito"),
  },
};
