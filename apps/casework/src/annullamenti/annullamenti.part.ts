// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullamentoEntity } from './annullamento.entity.ts';
import * as erroreResolvers from './errore-annullato.resolver.ts';

export const annullamenti: SubgraphPart = {
  resolvers: Object.values(erroreResolvers),
  entities: [AnnullamentoEntity],
  rules: {
    annullamento_una_volta: () => new Conflict('È già stato annullato: rileggi'),
    solo_annullato: () =>
      new RuleViolation(
        'art. 7 c. 1',
        'Ciò che è registrato non si cancella: se è sbagliato si annulla, dicendo perché',
      ),
  },
};
