// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { BadUserInput, isAppError } from '@ambito/errors';
import { execute, GraphQLError, OperationTypeNode, type GraphQLSchema } from 'graphql';
import { compiledExecution } from './compiled.ts';
import type { GraphContext } from './context.ts';
import { selectedFields } from './selected-fields.ts';

/**
 * Executes an operation and then closes its read unit, so that no answer leaves without its audit. Apollo
 * Server takes an executor of one's own only as a gateway; it also spares the per-field instrumentation.
 */
export function unitClosingExecutor(schema: GraphQLSchema): GatewayInterface {
  const executeQuery = compiledExecution(schema);
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () =>
      Promise.resolve({
        executor: async ({ document, request, operation, operationName, context }) => {
          const graph = context as unknown as GraphContext;
          const reads = operation.operation === OperationTypeNode.QUERY;
          if (reads) graph.stopWithCaller();
          graph.answerOnly(() => selectedFields(schema, document, operation));
          const args = {
            document,
            contextValue: graph,
            variableValues: request.variables ?? {},
            operationName: operationName ?? null,
          };
          const result = await (reads ? executeQuery(operation, args) : execute({ ...args, schema }));
          try {
            await graph.end();
          } catch (error) {
            // A wrong value: each field that used it gets an error with its path.
            if (error instanceof BadUserInput && result.errors !== undefined) return { ...result, data: null };
            const originalError = error instanceof Error ? error : new Error(String(error));
            const extensions = isAppError(error) ? error.extensions : {};
            return { data: null, errors: [new GraphQLError(originalError.message, { originalError, extensions })] };
          }
          return result;
        },
      }),
    stop: () => Promise.resolve(),
  };
}
