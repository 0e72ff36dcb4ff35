// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import * as festivitaResolvers from './festivita.resolver.ts';
import { ImpostaPatrono } from './imposta-patrono.ts';
import { PatronoEntity } from './patrono.entity.ts';

export const festivita: SubgraphPart = {
  resolvers: [ImpostaPatrono, ...Object.values(festivitaResolvers)],
  entities: [PatronoEntity],
};
