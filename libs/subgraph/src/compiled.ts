// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  BREAK,
  execute,
  getNamedType,
  isInputObjectType,
  Kind,
  typeFromAST,
  visit,
  type ASTNode,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLNamedType,
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
 * Executes a query; from its third time on, if it can be, as a function that was made of it (ADR 0037). Apollo Server keeps the documents that
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
    const result = isCompilable(schema, document)
      ? compileQuery(schema, document, operationName ?? undefined)
      : undefined;
    if (result === undefined || !isCompiledQuery(result)) {
      // It is not tried again.
      times.set(operation, -Infinity);
      return undefined;
    }
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

/**
 * Whether a function made of a document answers as `graphql` does. graphql-jit answers otherwise where there are conditions: of a fragment
 * that is spread twice, once under a condition that does not hold, it loses the other. So it does where a variable stands within a
 * value. Of an input type that holds itself it never finishes. Such documents are executed as they stand.
 */
export function isCompilable(schema: GraphQLSchema, document: DocumentNode): boolean {
  let compilable = true;
  const stop = (): typeof BREAK => {
    compilable = false;
    return BREAK;
  };
  visit(document, {
    Directive: stop,
    Variable: (_node, _key, parent) => (isWithinValue(parent) ? stop() : undefined),
    VariableDefinition: ({ type }) => {
      const named = typeFromAST(schema, type as never);
      return named !== undefined && holdsItself(getNamedType(named)) ? stop() : undefined;
    },
  });
  return compilable;
}

const isWithinValue = (parent: ASTNode | readonly ASTNode[] | undefined): boolean =>
  Array.isArray(parent) || (parent as ASTNode | undefined)?.kind === Kind.OBJECT_FIELD;

/** Whether an input type is found again among the types of its fields. */
function holdsItself(type: GraphQLNamedType, around: readonly GraphQLNamedType[] = []): boolean {
  if (!isInputObjectType(type)) return false;
  if (around.includes(type)) return true;
  return Object.values(type.getFields()).some((field) => holdsItself(getNamedType(field.type), [...around, type]));
}
