// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullaOperatore } from './annulla-operatore.ts';

export const doppioni: SubgraphPart = { resolvers: [AnnullaOperatore] };
