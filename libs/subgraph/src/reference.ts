// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Attore, Autorizzazione, Azione } from '@ambito/access';
import { BadUserInput } from '@ambito/errors';
import type { Reader } from '@ambito/persistence';
import type { GraphQLSchema } from 'graphql';
import type { GraphContext } from './context.ts';
import type { Asked } from './selected-fields.ts';

/**
 * What a request has found out and may use again, by name: `make` makes it the first time. Never shared with another request, and
 * forgotten at a write.
 */
export type Memo = <T>(name: string, make: () => T) => T;

/** The context of a batched load: SQL, and the actor, so that the WHERE holds the policy. */
export interface Lettura extends Reader {
  readonly attore: Attore;
  readonly autorizzazione: Autorizzazione;
  readonly ambitoId: string | null;
  /** The instant that the request takes as now. */
  readonly adesso: Date;
  readonly memo: Memo;
  /**
   * Whether the operation selects one of these fields: a column that is read from elsewhere or computed is loaded only then. True where
   * no operation is answered.
   */
  readonly asks: (...fields: readonly Asked[]) => boolean;
}

export type Row = Record<string, unknown>;

/** A condition of a WHERE, and its parameters. */
export interface Condition {
  readonly where: string;
  readonly parameters: readonly unknown[];
}

/** The places of a statement's parameters: how many it already has, and which of them is the Ambito (`$2`). */
export interface Places {
  readonly used: number;
  readonly ambito: string;
}

/**
 * The one way to reach the objects of a type by key: from a query, from another object, from `_entities`. One statement loads
 * all the keys at once and leaves out records that the actor may not see, as if they did not exist.
 */
export interface Reference {
  readonly typename: string;
  readonly azione: Azione;
  /** Names the extraordinary right by which the actor sees a row, such as a substitution. The audit of a personal read keeps it. */
  readonly motivo?: (row: Row) => string | undefined;
  /**
   * Declares that everybody reads the same in the columns of a record, or no record. The gateway then keeps what it has read until
   * the tables of the record announce a change, or the day ends. The readers whom `oltre` admits see more records in their own
   * Ambito.
   */
  readonly pubblica?: { readonly oltre?: Azione };
  /**
   * Which records of the Ambito the actor may see, when not all of them: a condition on the table's alias. Each list that loads its
   * rows by this reference has it in its WHERE, so that a hidden record moves neither a cursor nor the end of a page.
   */
  readonly policy?: (chi: Omit<Lettura, 'query'>, places: Places) => Condition;
  /** True for a type of another service: this service knows only its key, and reads nothing. */
  readonly stub?: true;
  /**
   * By key field: the requested keys → their rows, in any order, each with the key field in it. A row that is found by a key that it no
   * longer has says in `askedBy` by which.
   */
  readonly keys: Readonly<Record<string, (lettura: Lettura, keys: readonly string[]) => Promise<Row[]>>>;
}

export function defineReference(reference: Reference): Reference {
  return reference;
}

/** A type of another subgraph to which this one adds fields. This subgraph knows only its key. */
export function defineStub(typename: string, azione: Azione, key: string): Reference {
  return {
    typename,
    azione,
    stub: true,
    keys: { [key]: (_lettura, keys) => Promise.resolve(keys.map((value) => ({ [key]: value }))) },
  };
}

const MAX_REPRESENTATIONS = 1_000;

interface Representation {
  __typename: string;
  [field: string]: unknown;
}

/**
 * Replaces the library's `_entities`, which resolves one by one and hands a representation back as it came where a type has
 * no resolver. Order and length are kept; a key that is not found, or that the actor may not see, gives null.
 */
export function resolveEntitiesInBatches(schema: GraphQLSchema, references: ReadonlyMap<string, Reference>): void {
  const field = schema.getQueryType()?.getFields()['_entities'];
  if (field === undefined) return;
  field.resolve = (
    _source: unknown,
    { representations }: { representations: Representation[] },
    context: GraphContext,
  ) => {
    if (representations.length > MAX_REPRESENTATIONS) {
      throw new BadUserInput(['representations'], `Al massimo ${MAX_REPRESENTATIONS} rappresentazioni per richiesta`);
    }
    return representations.map((representation) => {
      const reference = references.get(representation.__typename);
      const key = Object.keys(reference?.keys ?? {}).find((name) => typeof representation[name] === 'string');
      if (reference === undefined || key === undefined) {
        throw new BadUserInput(['representations'], `Nessuna chiave nota per ${representation.__typename}`);
      }
      return context.load(reference, key, representation[key] as string);
    });
  };
}
