// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GraphQLDataSource } from '@apollo/gateway';
import type { OperationTypeNode } from 'graphql';
import type { RequestContext } from './request-context.ts';

export type Source = Pick<GraphQLDataSource<RequestContext>, 'process'>;
export type ProcessOptions = Parameters<Source['process']>[0];
export type ProcessResult = Awaited<ReturnType<Source['process']>>;

/** What the client has asked for with the operation that the call is for; undefined for a call of the gateway's own. */
export function kindOf(options: ProcessOptions): OperationTypeNode | undefined {
  return 'incomingRequestContext' in options ? options.incomingRequestContext.operation?.operation : undefined;
}

/** What names an object of a subgraph: its type and its key. */
export type Representation = Readonly<Record<string, unknown>>;

/** The representations that a call sends; undefined when it asks for no objects by their keys. */
export function representationsOf({ request }: ProcessOptions): readonly Representation[] | undefined {
  const representations: unknown = request.variables?.['representations'];
  return Array.isArray(representations) ? representations : undefined;
}

/** The same call for other representations. */
export function withRepresentations(options: ProcessOptions, representations: readonly Representation[]) {
  const { request } = options;
  return { ...options, request: { ...request, variables: { ...request.variables, representations } } };
}

/** The objects of an answer, one for each representation; undefined when the answer has none, or another number of them. */
export function entitiesOf({ data }: ProcessResult, count: number): readonly unknown[] | undefined {
  const entities: unknown = data?.['_entities'];
  return Array.isArray(entities) && entities.length === count ? entities : undefined;
}

/**
 * Sends each distinct representation once: a page of a hundred rows that lead to one sede asks for one. The answer goes to every
 * place that asked for it, and so does an error.
 */
export function sendOnce(source: Source): Source {
  return {
    async process(options) {
      const representations = representationsOf(options);
      if (representations === undefined || representations.length < 2) return source.process(options);
      const { distinct, places } = distinctOf(representations);
      if (distinct.length === representations.length) return source.process(options);
      const result = await source.process(withRepresentations(options, distinct));
      return spread(result, distinct.length, places);
    },
  };
}

/** The distinct representations in their order, and for each the places at which it stood. */
function distinctOf(representations: readonly Representation[]): {
  distinct: readonly Representation[];
  places: readonly (readonly number[])[];
} {
  const numbers = new Map<string, number>();
  const distinct: Representation[] = [];
  const places: number[][] = [];
  for (const [place, representation] of representations.entries()) {
    // The gateway writes the fields of all representations of a call in one order.
    const text = JSON.stringify(representation);
    const number = numbers.get(text);
    if (number === undefined) {
      numbers.set(text, distinct.length);
      distinct.push(representation);
      places.push([place]);
    } else places[number]?.push(place);
  }
  return { distinct, places };
}

function spread(result: ProcessResult, count: number, places: readonly (readonly number[])[]): ProcessResult {
  const told = errorsAt(result, places);
  const entities = entitiesOf(result, count);
  if (entities === undefined) return { ...result, ...told };
  const all: unknown[] = [];
  for (const [number, [first, ...others]] of places.entries()) {
    const entity = entities[number];
    all[first as number] = entity;
    for (const place of others) all[place] = copyOf(entity);
  }
  return { ...result, data: { ...result.data, _entities: all }, ...told };
}

/**
 * The errors of an answer, each at the places of its object in the whole call.
 * @param places of each object of the answer: one for every place that asked for it
 */
export function errorsAt(
  { errors }: ProcessResult,
  places: readonly (readonly number[])[],
): Pick<ProcessResult, 'errors'> {
  if (errors === undefined) return {};
  return {
    errors: errors.flatMap((error) => {
      const [root, number, ...inside] = error.path ?? [];
      const at = root === '_entities' && typeof number === 'number' ? places[number] : undefined;
      return at === undefined ? [error] : at.map((place) => ({ ...error, path: ['_entities', place, ...inside] }));
    }),
  };
}

/** A copy of a value of an answer: the gateway changes what it merges, so that no two places may share it. */
export function copyOf<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf) as T;
  const copy = { ...value } as Record<string, unknown>;
  for (const key of Object.keys(copy)) if (typeof copy[key] === 'object') copy[key] = copyOf(copy[key]);
  return copy as T;
}
