// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { ImportaOffertaHsds } from './importa-hsds.ts';
import { offertaHsds } from './offerta.risorsa.ts';

/** The catalogue to and from other directories, in Open Referral HSDS 3.0. */
export const hsds: SubgraphPart = { resolvers: [ImportaOffertaHsds], risorse: [offertaHsds] };
