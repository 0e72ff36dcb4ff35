// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { ResponsabilitaEntity, SuccessioneEntity } from './responsabilita.entity.ts';

export const responsabilita: SubgraphPart = {
  entities: [ResponsabilitaEntity, SuccessioneEntity],
  rules: {
    responsabilita_una_per_volta: () =>
      new RuleViolation('art. 2 c. 2', 'Il caso ha già un responsabile in questo istante'),
  },
};
