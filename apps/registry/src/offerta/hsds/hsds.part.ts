// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { HsdsResolver } from './hsds.resolver.ts';
import { offertaHsds } from './offerta.risorsa.ts';
import { ImportaOffertaHsds } from './importa-hsds.ts';

/** The catalogue to and from other directories, in Open Referral HSDS 3.0. */
export const hsds: SubgraphPart = { resolvers: [ImportaOffertaHsds, new HsdsResolver()], risorse: [offertaHsds] };
