// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullaDimissione } from './annulla-dimissione.ts';
import { AnnullaNonAccoglimento } from './annulla-non-accoglimento.ts';
import { AnnullaTrasferimento } from './annulla-trasferimento.ts';
import { Dimetti } from './dimetti.ts';
import { DimissioneEntity } from './dimissione.entity.ts';
import * as dimissioneResolvers from './dimissione.resolver.ts';
import { NonAccogliPresaInCarico } from './non-accogli-presa-in-carico.ts';
import { NonAccoglimentoEntity } from './non-accoglimento.entity.ts';
import { RettificaDimissione } from './rettifica-dimissione.ts';
import { RettificaTrasferimento } from './rettifica-trasferimento.ts';
import { TrasferimentoDelCasoResolver, TrasferimentoResolver } from './trasferimento.ts';
import { TrasferimentoEntity } from './trasferimento.entity.ts';
import { Trasferisci } from './trasferisci.ts';

export const dimissioni: SubgraphPart = {
  resolvers: [
    Dimetti,
    Trasferisci,
    NonAccogliPresaInCarico,
    AnnullaDimissione,
    AnnullaTrasferimento,
    AnnullaNonAccoglimento,
    RettificaDimissione,
    RettificaTrasferimento,
    ...Object.values(dimissioneResolvers),
    TrasferimentoResolver,
    TrasferimentoDelCasoResolver,
  ],
  entities: [DimissioneEntity, TrasferimentoEntity, NonAccoglimentoEntity],
  rules: {
    dimissione_prossimo_contatto: () =>
      new RuleViolation(
        'art. 2 c. 3 d',
        'Il prossimo contatto viene prima della dimissione: indica un giorno da quello in poi',
      ),
  },
};
