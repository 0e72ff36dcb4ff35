// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { FestivitaResolver } from './festivita.resolver.ts';
import { ImpostaPatrono } from './imposta-patrono.ts';

export const festivita: SubgraphPart = { resolvers: [ImpostaPatrono, new FestivitaResolver()] };
