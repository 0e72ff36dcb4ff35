// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import { GIA_ANNULLATO, NON_SI_CANCELLA, NON_SI_RISCRIVE } from '@ambito/persistence';
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullamentoEntity } from './annullamento.entity.ts';
import * as erroreResolvers from './errore-annullato.resolver.ts';

export const annullamenti: SubgraphPart = {
  resolvers: Object.values(erroreResolvers),
  entities: [AnnullamentoEntity],
  rules: {
    annullamento_una_volta: () => new Conflict(GIA_ANNULLATO),
    solo_annullato: () => new RuleViolation('art. 7 c. 1', NON_SI_CANCELLA),
    solo_rettificato: () => new RuleViolation('art. 7 c. 1', NON_SI_RISCRIVE),
  },
};
