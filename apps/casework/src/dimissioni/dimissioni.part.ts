// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { Dimetti } from './dimetti.ts';
import { DimissioneEntity } from './dimissione.entity.ts';
import * as dimissioneResolvers from './dimissione.resolver.ts';
import { TrasferimentoDelCasoResolver, TrasferimentoResolver } from './trasferimento.ts';
import { TrasferimentoEntity } from './trasferimento.entity.ts';
import { Trasferisci } from './trasferisci.ts';

export const dimissioni: SubgraphPart = {
  resolvers: [
    Dimetti,
    Trasferisci,
    ...Object.values(dimissioneResolvers),
    TrasferimentoResolver,
    TrasferimentoDelCasoResolver,
  ],
  entities: [DimissioneEntity, TrasferimentoEntity],
};
