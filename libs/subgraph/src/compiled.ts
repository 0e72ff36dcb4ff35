// SPDX-License-Identifier: AGPL-3.0-or-later
import { execute, type DocumentNode, type ExecutionArgs, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';

/** Compiling takes the time of some tens of executions, so an operation that comes once or twice is executed as it stands. */
export const COMPILED_FROM = 3;

type Answer = ExecutionResult | Promise<ExecutionResult>;
type Compiled = (root: unknown, context: unknown, variables: object) => Answer;

/**
 * Executes a query; from its third time on, as a function that was made of it (ADR 0037). Apollo Server keeps the documents it
 * has parsed, within a bound of memory: what was compiled goes with its document.
 */
export function compiledExecution(schema: GraphQLSchema): (args: Omit<ExecutionArgs, 'schema'>) => Answer {
  const known = new WeakMap<DocumentNode, Map<string, { times: number; compiled?: Compiled }>>();
  return (args) => {
    const { document, contextValue, variableValues, operationName } = args;
    const plain = () => execute({ ...args, schema }) as Answer;
    const operations = known.get(document) ?? new Map();
    known.set(document, operations);
    const operation = operations.get(operationName ?? '') ?? { times: 0 };
    operations.set(operationName ?? '', operation);
    operation.times += 1;
    if (operation.times === COMPILED_FROM) {
      const result = compileQuery(schema, document, operationName ?? undefined);
      if (isCompiledQuery(result)) operation.compiled = result.query as Compiled;
    }
    const answer = operation.compiled?.(undefined, contextValue, variableValues ?? {}) ?? plain();
    // Without data, the variables were refused before anything ran: the words and codes of such errors are those of `graphql`.
    return 'data' in answer || 'then' in answer ? answer : plain();
  };
}
