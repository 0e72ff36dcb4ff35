// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { CessaSede } from './cessa-sede.ts';

/** A sede ends with all that hangs on it, the PUA included: so its end stands above the folders of what ends. */
export const cessazioneSede: SubgraphPart = { resolvers: [CessaSede] };
