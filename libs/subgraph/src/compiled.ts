// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';

/** Compiling takes as long as some tens of executions, so an operation that comes once or twice is executed as it stands. */
export const COMPILED_FROM = 3;
/** A page of cases takes some 60 kB as a function, which Apollo Server's bound on documents does not count. */
const MOST_COMPILED = 300;

type Answer = ExecutionResult | Promise<ExecutionResult>;
type Compiled = (root: unknown, context: unknown, variables: object) => Answer;

/**
 * Executes a query; from its third time on, as a function that was made of it (ADR 0037). Apollo Server keeps the documents that
 * it has parsed: an operation that comes again is the same object.
 */
export function compiledExecution(
  schema: GraphQLSchema,
): (operation: OperationDefinitionNode, args: Omit<ExecutionArgs, 'schema'>) => Answer {
  const times = new WeakMap<OperationDefinitionNode, number>();
  const compiled = new LRUCache<OperationDefinitionNode, Compiled>({ max: MOST_COMPILED });

  /** @returns undefined while the operation is new, or when it is one that cannot be compiled */
  function functionOf(operation: OperationDefinitionNode, { document, operationName }: Omit<ExecutionArgs, 'schema'>) {
    const known = compiled.get(operation);
    if (known !== undefined) return known;
    const time = (times.get(operation) ?? 0) + 1;
    times.set(operation, time);
    if (time < COMPILED_FROM) return undefined;
    const result = compileQuery(schema, document, operationName ?? undefined);
    if (!isCompiledQuery(result)) return undefined;
    const made = result.query as Compiled;
    compiled.set(operation, made);
    return made;
  }

  return (operation, args) => {
    const plain = () => execute({ ...args, schema }) as Answer;
    const run = functionOf(operation, args);
    if (run === undefined) return plain();
    const answer = run(undefined, args.contextValue, args.variableValues ?? {});
    // Without data, the variables were refused before anything ran: the words and codes of such errors are those of `graphql`.
    return 'data' in answer || 'then' in answer ? answer : plain();
  };
}
