// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ApolloServerPlugin } from '@apollo/server';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  getVariableValues,
  GraphQLError,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { getComplexity, type ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { boundsOf, type Bounds } from './bounds.ts';
import { FIXED_LIMITS, type LimitsConfig } from './load/index.ts';
import type { Caller } from './request-context.ts';

/** Items of a list of introspection, the only lists without a bound; only a local gateway answers it. */
const ASSUMED_ITEMS = 5;

/**
 * Refuses a costly operation before any subgraph is called. The cost is the number of fields that the answer may have, by
 * the requested sizes and the bounds of the lists in the supergraph: a field under two aliases counts twice. Callers who are
 * not signed in have a smaller budget. It also refuses circles through the graph, which multiply at each turn.
 * @param admit what an operation that is affordable waits for, by its cost
 */
export function costLimits<C extends { readonly caller: Caller }>(
  { COST_SIGNED_IN, COST_ANONYMOUS }: Pick<LimitsConfig, 'COST_SIGNED_IN' | 'COST_ANONYMOUS'>,
  admit: (cost: number, context: C) => Promise<void> = () => Promise.resolve(),
): ApolloServerPlugin<C> {
  let bounds: Bounds = new Map();
  return {
    serverWillStart: () =>
      Promise.resolve({
        schemaDidLoadOrUpdate: ({ coreSupergraphSdl }) => {
          if (coreSupergraphSdl === undefined) throw new Error('Without a supergraph there are no bounds to count by');
          bounds = boundsOf(buildSchema(coreSupergraphSdl, { assumeValid: true, assumeValidSDL: true }));
        },
      }),
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async ({ operation, document, schema, request, contextValue }) => {
          if (operation === undefined || operation === null)
            throw refused('Il documento ha più operazioni: indica con operationName quale eseguire');
          if (operation.operation === OperationTypeNode.SUBSCRIPTION)
            throw refused('Le sottoscrizioni non sono disponibili');
          const budget = contextValue.caller.signedIn ? COST_SIGNED_IN : COST_ANONYMOUS;
          const asked = { schema, bounds, document, operation, variables: request.variables };
          await admit(requireAffordable(asked, budget), contextValue);
        },
      }),
  };
}

/** An operation, and the graph by which it is counted. */
interface Asked {
  readonly schema: GraphQLSchema;
  readonly bounds: Bounds;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** What is known of an operation that was asked before: Apollo Server keeps its document, and clients send few of them. */
interface Known {
  readonly schema: GraphQLSchema;
  readonly bounds: Bounds;
  readonly goesInCircles: boolean;
  /** The variables on whose values the cost depends: those of slicing arguments, and of `@include` and `@skip`. */
  readonly sizing: ReadonlySet<string>;
  /** The cost by the values of these variables. The oldest is forgotten first. */
  readonly costs: Map<string, number>;
}
const known = new WeakMap<OperationDefinitionNode, Known>();
/** The most costs that are remembered of one operation. A client asks for few sizes of page. */
const MAX_COSTS = 20;

/**
 * @returns the cost; 0 for an operation with wrong variables, which does nothing
 * @throws GraphQLError, BAD_REQUEST, for an operation whose answer may have more fields than the budget, or that goes in circles
 */
export function requireAffordable(asked: Asked, budget: number): number {
  const { schema, operation, variables = {} } = asked;
  const { goesInCircles, sizing, costs } = knownOf(asked);
  if (goesInCircles) throw refused('La richiesta gira in tondo fra gli stessi oggetti');
  const sizes = sizesOf(operation, sizing, variables);
  const before = costs.get(sizes);
  if (before !== undefined && before <= budget) return before;
  // The executor refuses wrong variables by their names.
  if (getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors !== undefined) return 0;
  const cost = before ?? costOf(asked);
  if (before === undefined) {
    const [oldest] = costs.keys();
    if (costs.size >= MAX_COSTS && oldest !== undefined) costs.delete(oldest);
    costs.set(sizes, cost);
  }
  if (cost > budget) throw refused('La richiesta è troppo grande: chiedi meno elementi, o meno per elemento');
  return cost;
}

function knownOf({ schema, bounds, document, operation }: Asked): Known {
  const before = known.get(operation);
  if (before?.schema === schema && before.bounds === bounds) return before;
  const goesInCircles = circles(schema, document, operation);
  const sizing = sizingVariables(document, bounds);
  const found: Known = { schema, bounds, goesInCircles, sizing, costs: new Map() };
  known.set(operation, found);
  return found;
}

function sizingVariables(document: DocumentNode, bounds: Bounds): Set<string> {
  const sizing = new Set(['if', ...[...bounds.values()].flatMap((bound) => ('most' in bound ? [] : bound.slicedBy))]);
  const names = new Set<string>();
  visit(document, {
    Argument: ({ name, value }) => {
      if (sizing.has(name.value)) visit(value, { Variable: (variable) => void names.add(variable.name.value) });
    },
  });
  return names;
}

/**
 * The values of the variables that size lists; of the other variables, whether they are given, since null may be wrong for their
 * argument. Wrong values may look like right ones here, so variables are checked before an operation is refused for its cost.
 */
function sizesOf(
  { variableDefinitions = [] }: OperationDefinitionNode,
  sizing: ReadonlySet<string>,
  variables: Readonly<Record<string, unknown>>,
): string {
  return JSON.stringify(
    variableDefinitions.map(({ variable: { name } }) => {
      if (!Object.hasOwn(variables, name.value)) return 0;
      const value = variables[name.value];
      return sizing.has(name.value) ? [value] : value === null;
    }),
  );
}

/** The number of fields that the answer may have. */
export function costOf({ schema, bounds, document, operation, variables = {} }: Asked): number {
  return getComplexity({
    estimators: [costBy(bounds)],
    schema,
    query: document,
    variables: { ...variables },
    ...(operation.name === undefined ? {} : { operationName: operation.name.value }),
  });
}

function refused(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}

/** The cost of a field: one, and the cost of the fields below it, times the number of its elements. */
function costBy(bounds: Bounds): (field: ComplexityEstimatorArgs) => number {
  return ({ type, field, args, childComplexity }) => {
    if (childComplexity === 0) return 1;
    return 1 + mostOf(bounds, type.name, field, args) * childComplexity;
  };
}

/** The most elements of a field. A list without a bound in the supergraph is always too costly. */
function mostOf(
  bounds: Bounds,
  type: string,
  { name, type: answer }: ComplexityEstimatorArgs['field'],
  args: ComplexityEstimatorArgs['args'],
): number {
  const bound = bounds.get(`${type}.${name}`);
  if (bound === undefined) {
    if (!isListType(getNullableType(answer))) return 1;
    return type.startsWith('__') ? ASSUMED_ITEMS : Infinity;
  }
  if ('most' in bound) return bound.most;
  const asked = bound.slicedBy.map((argument) => args[argument] as unknown).filter((size) => typeof size === 'number');
  return asked.length === 0 ? Infinity : Math.max(1, ...asked);
}

/** Whether a field stands below itself more often than it may. Runs after validation: fragments are finite, depth is limited. */
function circles(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const fragments = new Map(
    document.definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );

  function walk(selections: SelectionSetNode, type: GraphQLNamedType | undefined, above: readonly string[]): boolean {
    if (!isCompositeType(type)) return false;
    return selections.selections.some((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        return (
          fragment !== undefined &&
          walk(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), above)
        );
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        return walk(selection.selectionSet, condition === undefined ? type : schema.getType(condition), above);
      }
      if (selection.selectionSet === undefined || !(isObjectType(type) || isInterfaceType(type))) return false;
      const field = type.getFields()[selection.name.value];
      if (field === undefined) return false;
      const coordinate = `${type.name}.${field.name}`;
      if (above.filter((name) => name === coordinate).length >= FIXED_LIMITS.repetitions) return true;
      return walk(selection.selectionSet, getNamedType(field.type), [...above, coordinate]);
    });
  }
  return walk(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, []);
}
