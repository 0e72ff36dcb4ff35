// SPDX-License-Identifier: AGPL-3.0-or-later
import { chooseAmbito, chooseRuolo, isAdmitted, type Attore, type Ruolo } from '@ambito/access';
import { OperationTypeNode } from 'graphql';
import type { RequestContext } from '../request-context.ts';
import {
  copyOf,
  entitiesOf,
  errorsAt,
  kindOf,
  representationsOf,
  withRepresentations,
  type ProcessOptions,
  type Representation,
  type Source,
} from '../representations.ts';
import type { EntityCache } from './entity-cache.ts';
import type { PublicSelection } from './selection.ts';

/** What became of the objects of a call. */
export type Outcome = 'hit' | 'miss' | 'bypass';

interface Caching {
  readonly cache: EntityCache;
  readonly selectionOf: (query: string) => PublicSelection | undefined;
  readonly count: (outcome: Outcome, objects: number) => void;
}

/** One object of a call: where its answer is kept. */
interface Place {
  readonly type: string;
  readonly key: string;
  readonly asked: string;
  readonly within: readonly string[];
}

/**
 * Answers from the cache what it has of public records, and asks the subgraph for the rest. When it has all, there is no call. A call
 * that asks for one field that is not public goes to the subgraph whole, and so does each call of a mutation, which reads what it
 * has written. Once the subgraph has answered a mutation, nothing is kept that was read before: who writes and reads through one
 * gateway sees the change before it is announced.
 */
export function cachedSource(source: Source, { cache, selectionOf, count }: Caching): Source {
  return {
    async process(options) {
      const representations = representationsOf(options);
      if (representations === undefined) {
        const answer = await source.process(options);
        if (mayHaveWritten(options)) cache.empty();
        return answer;
      }
      const begun = kindOf(options) === OperationTypeNode.QUERY ? cache.begin() : undefined;
      const places = begun === undefined ? undefined : placesOf(options, representations, selectionOf);
      if (begun === undefined || places === undefined) {
        count('bypass', representations.length);
        return source.process(options);
      }
      const entities = places.map(({ type, key, asked }) => copyOf(cache.get(type, key, asked)));
      const missing = [...entities.keys()].filter((index) => entities[index] === undefined);
      count('hit', entities.length - missing.length);
      if (missing.length === 0) return { data: { _entities: entities } };
      count('miss', missing.length);
      const answer = await source.process(
        withRepresentations(
          options,
          missing.map((index) => representations[index] as Representation),
        ),
      );
      const found = entitiesOf(answer, missing.length);
      // The call has failed as a whole, as it would without the cache.
      if (found === undefined) return answer;
      for (const [number, index] of missing.entries()) {
        const entity = found[number];
        entities[index] = entity;
        const place = places[index];
        // What is not found may appear without an announcement; what came with an error is not the whole answer.
        if (place !== undefined && entity !== null && answer.errors === undefined)
          cache.keep(begun, place, place.asked, copyOf(entity), place.within);
      }
      return {
        ...answer,
        data: { ...answer.data, _entities: entities },
        ...errorsAt(
          answer,
          missing.map((place) => [place]),
        ),
      };
    },
  };
}

/**
 * Whether the call may have changed records. A mutation that was answered with an error may have, too: one of several commands may
 * have succeeded, or the error may come from a read after the command. A caller who is not signed in writes nothing, and must not
 * be able to keep the cache empty.
 */
function mayHaveWritten(options: ProcessOptions): boolean {
  return kindOf(options) === OperationTypeNode.MUTATION && (options.context as RequestContext).caller.signedIn;
}

/**
 * Where the answers about the objects of a call are kept.
 * @returns undefined for a call that may not be answered from the cache: it asks for a field that is not public, it gives more than
 *   a key, or the subgraph refuses its caller
 */
function placesOf(
  { request, context }: ProcessOptions,
  representations: readonly Representation[],
  selectionOf: Caching['selectionOf'],
): Place[] | undefined {
  const selection = selectionOf(request.query ?? '');
  if (selection === undefined) return undefined;
  const reader = readerOf(context as RequestContext);
  if (reader === undefined) return undefined;
  const variables = selection.variables.map((name) => request.variables?.[name]);
  const common = `${selection.number} ${variables.length === 0 ? '' : JSON.stringify(variables)}`;
  const classes = new Map<string, string>();
  const places: Place[] = [];
  for (const { __typename: type, ...fields } of representations) {
    const asked = typeof type === 'string' ? selection.types.get(type) : undefined;
    const [key, ...more] = Object.values(fields);
    if (typeof type !== 'string' || asked === undefined || typeof key !== 'string' || more.length > 0) return undefined;
    let readerClass = classes.get(type);
    if (readerClass === undefined) {
      readerClass = asked.oltre.map((roles) => classOf(reader, roles)).join(' ');
      classes.set(type, readerClass);
    }
    places.push({ type, key, asked: `${common} ${readerClass}`, within: asked.within });
  }
  return places;
}

interface Reader {
  readonly attore: Attore;
  readonly ambitoId: string | null;
}

/** Who asks, and in which Ambito, as the subgraph will find it; undefined for somebody whom it will refuse. */
function readerOf({ attore, ambito, ruolo }: RequestContext): Reader | undefined {
  try {
    const ambitoId = chooseAmbito(attore, ambito);
    return { attore: chooseRuolo(attore, ruolo, ambitoId), ambitoId };
  } catch {
    return undefined;
  }
}

/** Readers of one class read the same: everybody reads what is public, and some roles what else there is in their Ambito. */
function classOf({ attore, ambitoId }: Reader, roles: readonly string[]): string {
  const oltre = { nome: '', descrizione: '', ammessi: roles as readonly Ruolo[] };
  return isAdmitted(attore, oltre, ambitoId) ? (ambitoId ?? '') : '';
}
