// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullaSede } from './annulla-sede.ts';
import { RettificaAperturaSede } from './rettifica-apertura-sede.ts';

/** The first day of a sede bounds its hours, incarichi, resources and PUA, so this folder stands above theirs. */
export const aperturaSede: SubgraphPart = { resolvers: [RettificaAperturaSede, AnnullaSede] };
