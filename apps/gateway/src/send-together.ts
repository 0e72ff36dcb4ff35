// SPDX-License-Identifier: AGPL-3.0-or-later
import { nextTick } from 'node:process';
import {
  entitiesOf,
  representationsOf,
  withRepresentations,
  type ProcessOptions,
  type ProcessResult,
  type Representation,
  type Source,
} from './representations.ts';

/** As many representations as a subgraph takes in one call. */
const MOST = 1_000;

/** A call that waits for others of its request, and how it is told its answer. */
interface Waiting {
  readonly options: ProcessOptions;
  readonly representations: readonly Representation[];
  readonly resolve: (result: ProcessResult | Promise<ProcessResult>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Sends the calls of one request that begin together and ask the same of their objects as one call. The gateway makes a call for each
 * place of an operation that leads to objects of another subgraph: two lists that lead to the same sedi are two calls.
 */
export function sendTogether(source: Source): Source {
  const requests = new WeakMap<object, Map<string, Waiting[]>>();

  function callsOf(request: object): Map<string, Waiting[]> {
    const known = requests.get(request) ?? new Map<string, Waiting[]>();
    requests.set(request, known);
    return known;
  }

  return {
    process(options) {
      const { context } = options;
      const representations = representationsOf(options);
      if (representations === undefined || context === undefined) return source.process(options);
      const calls = callsOf(context);
      const question = questionOf(options);
      return new Promise((resolve, reject) => {
        const call = { options, representations, resolve, reject };
        const before = calls.get(question);
        if (before !== undefined) return void before.push(call);
        const together = [call];
        calls.set(question, together);
        // All the steps of a plan that may begin now have begun by then.
        nextTick(() => {
          calls.delete(question);
          void send(source, together);
        });
      });
    },
  };
}

/** What a call asks of its objects. The name of its operation, which is another one in each call, stands before the first bracket. */
function questionOf({ request: { query = '', variables } }: ProcessOptions): string {
  const { representations: _representations, ...others } = variables ?? {};
  return `${query.slice(query.indexOf('('))} ${JSON.stringify(others)}`;
}

async function send(source: Source, calls: readonly Waiting[]): Promise<void> {
  const all = calls.flatMap(({ representations }) => representations);
  const [first] = calls;
  if (first === undefined || calls.length === 1 || all.length > MOST) {
    for (const { options, resolve } of calls) resolve(source.process(options));
    return;
  }
  try {
    const result = await source.process(withRepresentations(first.options, all));
    const entities = entitiesOf(result, all.length);
    let from = 0;
    for (const { representations, resolve } of calls) {
      const to = from + representations.length;
      resolve(partOf(result, entities?.slice(from, to), { from, to }));
      from = to;
    }
  } catch (error) {
    for (const { reject } of calls) reject(error);
  }
}

/** The part of an answer that is of one call: its objects, the errors in them, and the errors that are in no object. */
function partOf(
  { data, errors, ...rest }: ProcessResult,
  entities: readonly unknown[] | undefined,
  { from, to }: { readonly from: number; readonly to: number },
): ProcessResult {
  const told = errors?.flatMap((error) => {
    const [root, number, ...inside] = error.path ?? [];
    if (root !== '_entities' || typeof number !== 'number') return [error];
    return number < from || number >= to ? [] : [{ ...error, path: ['_entities', number - from, ...inside] }];
  });
  // An answer with another number of objects is of no call: the gateway refuses it.
  const own = data === null || data === undefined ? null : { ...data, _entities: entities ?? null };
  return { ...rest, data: own, ...(told === undefined || told.length === 0 ? {} : { errors: told }) };
}
