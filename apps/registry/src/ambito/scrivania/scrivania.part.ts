// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import type { FonteScrivania } from './fonte.ts';
import { ScrivaniaResolver } from './scrivania.resolver.ts';

/**
 * The coordinator's desk, with the items of all sources.
 * @throws Error for two sources of one kind
 */
export function scrivania(fonti: readonly FonteScrivania[]): SubgraphPart {
  if (new Set(fonti.map(({ tipo }) => tipo)).size !== fonti.length)
    throw new Error('Two sources of the desk have the same kind');
  return { resolvers: [new ScrivaniaResolver(fonti)] };
}
