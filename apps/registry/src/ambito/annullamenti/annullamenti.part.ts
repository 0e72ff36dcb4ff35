// SPDX-License-Identifier: AGPL-3.0-or-later
import { ANNULLAMENTI_RULES, AnnullamentoEntity } from '@ambito/persistence';
import type { SubgraphPart } from '@ambito/subgraph';
import { annullamentoReference } from './annullamento.reference.ts';
import * as annullamentiResolvers from './annullamenti.resolver.ts';

export const annullamenti: SubgraphPart = {
  resolvers: Object.values(annullamentiResolvers),
  references: [annullamentoReference],
  entities: [AnnullamentoEntity],
  rules: ANNULLAMENTI_RULES,
};
