// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { HsdsResolver } from './hsds.resolver.ts';
import { offertaHsds } from './offerta.risorsa.ts';

/** The catalogue to and from other directories, in Open Referral HSDS 3.0. */
export const hsds: SubgraphPart = { resolvers: [new HsdsResolver()], risorse: [offertaHsds] };
