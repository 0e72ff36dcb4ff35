// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullaRisorsa } from './annulla-risorsa.ts';
import { AssegnaRisorsa } from './assegna-risorsa.ts';
import { RisorsaStrumentaleEntity } from './risorsa-strumentale.entity.ts';
import * as risorseResolvers from './risorse.resolver.ts';
import { RettificaRisorsa } from './rettifica-risorsa.ts';
import { RitiraRisorsa } from './ritira-risorsa.ts';

export const risorse: SubgraphPart = {
  resolvers: [...Object.values(risorseResolvers), AssegnaRisorsa, RitiraRisorsa, AnnullaRisorsa, RettificaRisorsa],
  entities: [RisorsaStrumentaleEntity],
  rules: {
    risorsa_in_sede_attiva: () =>
      new RuleViolation('art. 6 c. 1', 'Alla sede sono assegnate risorse oltre la sua fine: prima si ritirano'),
  },
};
