// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { ANNULLAMENTI_RULES, AnnullamentoEntity } from '@ambito/persistence';
import type { SubgraphPart } from '@ambito/subgraph';
import * as erroreResolvers from './errore-annullato.resolver.ts';

export const annullamenti: SubgraphPart = {
  resolvers: Object.values(erroreResolvers),
  entities: [AnnullamentoEntity],
  rules: {
    ...ANNULLAMENTI_RULES,
    solo_rettificato: () =>
      new RuleViolation(
        'art. 7 c. 1',
        'Ciò che è registrato non si riscrive: se è sbagliato si rettifica, dicendo perché',
      ),
  },
};
