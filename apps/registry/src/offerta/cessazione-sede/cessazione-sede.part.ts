// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { CessaSede } from './cessa-sede.ts';
import { RettificaCessazioneSede } from './rettifica-cessazione-sede.ts';

/** The end of a sede ends its hours, resources, openings and PUA too, so this folder imports theirs. */
export const cessazioneSede: SubgraphPart = { resolvers: [CessaSede, RettificaCessazioneSede] };
