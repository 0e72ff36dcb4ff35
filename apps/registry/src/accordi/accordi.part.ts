// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { accordoReference } from './accordo.reference.ts';
import { AccordoResolver } from './accordi.resolver.ts';

export const accordi: SubgraphPart = { resolvers: [new AccordoResolver()], references: [accordoReference] };
