// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DatabaseRules, EntityClass } from '@ambito/persistence';
import type { ClassType } from 'type-graphql';
import type { Reference } from './reference.ts';
import type { Risorsa } from './risorsa.ts';
import type { SubgraphDefinition } from './schema.ts';

/** The contribution of one folder to its service: one whole concept of the Regolamento. */
export interface SubgraphPart {
  /** Classes, or instances made by hand with what they need. */
  readonly resolvers?: readonly (object | (new () => object))[];
  readonly references?: readonly Reference[];
  /** Types of other subgraphs that get fields here, and to which no field here leads. */
  readonly contributed?: readonly ClassType[];
  readonly entities?: readonly EntityClass[];
  /** The errors for the constraints of its tables, in the words of the Regolamento. */
  readonly rules?: DatabaseRules;
  /** Resources beside the graph: files, feeds, exports. */
  readonly risorse?: readonly Risorsa[];
}

/**
 * Puts the folders of a service together.
 * @throws Error for a constraint with words in two folders: one of the two would never be used
 */
export function composeSubgraph(name: string, parts: readonly SubgraphPart[]): SubgraphDefinition {
  const rules: Record<string, DatabaseRules[string]> = {};
  for (const [constraint, rule] of parts.flatMap((part) => Object.entries(part.rules ?? {}))) {
    if (constraint in rules) throw new Error(`Two folders of ${name} put ${constraint} into words`);
    rules[constraint] = rule;
  }
  return {
    name,
    rules,
    resolvers: parts.flatMap(({ resolvers = [] }) => resolvers.map(instanceOf)),
    references: parts.flatMap(({ references = [] }) => references),
    contributed: parts.flatMap(({ contributed = [] }) => contributed),
    entities: parts.flatMap(({ entities = [] }) => entities),
    risorse: parts.flatMap(({ risorse = [] }) => risorse),
  };
}

function instanceOf(resolver: object | (new () => object)): object {
  return typeof resolver === 'function' ? new (resolver as new () => object)() : resolver;
}
