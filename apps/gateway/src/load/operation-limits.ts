// SPDX-License-Identifier: AGPL-3.0-or-later
import { TooManyRequests } from '@ambito/errors';
import type { ApolloServerPlugin } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import {
  getVariableValues,
  GraphQLError,
  Kind,
  OperationTypeNode,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Caller } from '../request-context.ts';
import type { Limiter } from './limiter.ts';
import type { Purpose } from './limits.ts';
import { PROBING } from './probing.ts';

/** Counts what an operation does by its purposes, beyond the request itself, before any subgraph is called. */
export function operationLimits(limiter: Limiter): ApolloServerPlugin<{ readonly caller: Caller }> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async ({ schema, document, operation, request, contextValue: { caller } }) => {
          if (operation === undefined || operation === null) return;
          try {
            for (const [purpose, times] of purposesOf(schema, document, operation, request.variables))
              await limiter.admit(purpose, caller, times);
          } catch (error) {
            throw error instanceof TooManyRequests ? asGraphQLError(error) : error;
          }
        },
      }),
  };
}

/**
 * How often an operation writes and probes. A field under thirty aliases counts thirty times: so often is it done. Persons
 * are probed for by fields of the root alone.
 */
export function purposesOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>> = {},
): Map<Purpose, number> {
  const root = operation.operation === OperationTypeNode.MUTATION ? 'Mutation' : 'Query';
  const fields = rootFields(document, operation.selectionSet);
  const pathOf = (field: FieldNode): readonly string[] | undefined => PROBING[`${root}.${field.name.value}`];
  if (root === 'Query' && !fields.some(pathOf)) return new Map();
  const { coerced: variables } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  // The executor refuses wrong variables, and does nothing.
  if (variables === undefined) return new Map();
  const probes = fields.filter((field) => {
    const path = pathOf(field);
    return path !== undefined && isGiven(field, path, variables);
  });
  const counts: [Purpose, number][] = [
    ['writing', root === 'Mutation' ? fields.length : 0],
    ['probing', probes.length],
  ];
  return new Map(counts.filter(([, times]) => times > 0));
}

function rootFields(document: DocumentNode, { selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(document, selection.selectionSet);
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? rootFields(document, fragment.selectionSet) : [];
  });
}

function isGiven(
  field: FieldNode,
  [argument, ...path]: readonly string[],
  variables: Record<string, unknown>,
): boolean {
  const node = field.arguments?.find(({ name }) => name.value === argument)?.value;
  let value: unknown = node === undefined ? undefined : valueFromASTUntyped(node, variables);
  for (const step of path)
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
  return value !== undefined && value !== null;
}

function asGraphQLError(error: TooManyRequests): GraphQLError {
  const headers = new HeaderMap([['retry-after', String(error.riprovaTraSecondi)]]);
  return new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status: 429, headers } } });
}
