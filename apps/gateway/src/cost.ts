// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ApolloServerPlugin } from '@apollo/server';
import {
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
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { getComplexity, type ComplexityEstimatorArgs } from 'graphql-query-complexity';
import type { RequestContext } from './request-context.ts';

/** What a page or a list may be asked to hold, counted in fields; the widest screen of casework costs a tenth of it. */
const MAX_COST = 50_000;
/** Items of a list that takes no `first`: the Comuni of an Ambito, the objectives of a project. */
const ASSUMED_ITEMS = 5;
/** How often one field may stand below itself: Comune → Ambito → Comuni and back, once, is a question; further it is an attack. */
const MAX_REPETITION = 2;

/**
 * Refuses what would cost too much before anything is asked of a subgraph: the number of fields that the answer may have, by
 * the sizes that are asked for, and walks in circles through the graph, which grow by a factor at each turn.
 */
export function costLimits(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ operation, document, schema, request }) => {
          if (operation === undefined || operation === null)
            throw refused('Il documento ha più operazioni: indica con operationName quale eseguire');
          if (operation.operation === OperationTypeNode.SUBSCRIPTION)
            throw refused('Le sottoscrizioni non sono disponibili');
          requireAffordable(schema, document, operation, request.variables);
          return Promise.resolve();
        },
      }),
  };
}

/** @throws GraphQLError, BAD_REQUEST, for an operation beyond the limits */
export function requireAffordable(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> = {},
): void {
  if (circles(schema, document, operation)) throw refused('La richiesta gira in tondo fra gli stessi oggetti');
  // Variables that do not fit are the executor's to refuse, by their names.
  if (getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors !== undefined) return;
  const cost = getComplexity({
    estimators: [costOf],
    schema,
    query: document,
    variables: { ...variables },
    ...(operation.name === undefined ? {} : { operationName: operation.name.value }),
  });
  if (cost > MAX_COST) throw refused('La richiesta è troppo grande: chiedi meno elementi, o meno per elemento');
}

function refused(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}

/** A field and, as often as it may come, what is asked below it. A connection's own `first` counts, not its edges again. */
function costOf({ type, field, args, childComplexity }: ComplexityEstimatorArgs): number {
  const first: unknown = args['first'];
  if (typeof first === 'number') return 1 + Math.max(first, 1) * childComplexity;
  const many = isListType(getNullableType(field.type)) && !type.name.endsWith('Connection');
  return 1 + (many ? ASSUMED_ITEMS : 1) * childComplexity;
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
      if (above.filter((name) => name === coordinate).length >= MAX_REPETITION) return true;
      return walk(selection.selectionSet, getNamedType(field.type), [...above, coordinate]);
    });
  }
  return walk(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, []);
}
