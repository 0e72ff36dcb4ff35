// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { IncaricoEntity } from './incarico.entity.ts';
import { IncaricoResolver } from './incarico.ts';

export const incarichi: SubgraphPart = {
  resolvers: [new IncaricoResolver()],
  entities: [IncaricoEntity],
  rules: {
    incarico_uno_per_sede: () =>
      new RuleViolation('art. 8 c. 1', "L'operatore ha già un incarico in questa sede nello stesso periodo"),
  },
};
