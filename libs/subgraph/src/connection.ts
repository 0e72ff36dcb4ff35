// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Unavailable } from '@ambito/errors';
import { Max, Min } from 'class-validator';
import { ArgsType, Directive, Field, Int, ObjectType, type ClassType } from 'type-graphql';

const MAX_PAGE = 100;

/** The arguments of every list: the number of rows, and the cursor after which they begin. */
@ArgsType()
export class PaginaArgs {
  @Field(() => Int, { defaultValue: 25, description: `Quanti elementi, da 1 a ${MAX_PAGE}.` })
  @Min(1)
  @Max(MAX_PAGE)
  first: number = 25;

  @Field(() => String, {
    nullable: true,
    description: 'Il cursore dopo il quale continuare (endCursor della pagina precedente).',
  })
  after?: string;
}

@ObjectType({ description: 'Dove si è in un elenco, secondo la specifica Relay.', simpleResolvers: true })
@Directive('@shareable')
class PageInfo {
  @Field({ description: "Se dopo questa pagina c'è altro." })
  hasNextPage!: boolean;

  @Field({ description: 'Se si è chiesto di continuare dopo un cursore.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursore del primo elemento della pagina.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: "Cursore dell'ultimo elemento: si passa come `after`." })
  endCursor!: string | null;
}

export interface Pagina<N> {
  edges: { cursor: string; node: N }[];
  pageInfo: PageInfo;
}

/** The Relay connection type of a node type: `const ContattoConnection = connectionOf(Contatto, 'Contatto')`. */
export function connectionOf<N extends object>(node: ClassType<N>, name: string): ClassType<Pagina<N>> {
  @ObjectType(`${name}Edge`, { description: `Un elemento dell'elenco di ${name}.`, simpleResolvers: true })
  class Edge {
    @Field({ description: 'Cursore di questo elemento.' })
    cursor!: string;

    @Field(() => node, { description: "L'elemento." })
    node!: N;
  }

  @ObjectType(`${name}Connection`, {
    description: `Elenco di ${name}, a pagine di al massimo ${MAX_PAGE} elementi.`,
    simpleResolvers: true,
  })
  class Connection {
    @Field(() => [Edge], { description: 'Gli elementi della pagina.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Dove si è.' })
    pageInfo!: PageInfo;
  }
  return Connection;
}

/** The empty page, for a list whose rows the actor may not see. */
export function emptyPage<N>(): Pagina<N> {
  return { edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } };
}

/**
 * One page by keyset: the rows come ordered by `order`, one more than requested, which shows whether a next page exists
 * without counting.
 * @param order the columns of the ordering, the last one unique; their values make the cursor
 * @param select runs the query: `after` holds the values to continue after (null from the start), `limit` the rows to fetch
 * @throws Unavailable when a row is no longer shown: a page never skips one
 */
export async function paginate<R extends Record<string, unknown>, N>(
  { first, after }: PaginaArgs,
  order: readonly (keyof R & string)[],
  select: (after: readonly unknown[] | null, limit: number) => Promise<R[]>,
  nodeOf: (row: R) => Promise<N | null> | N | null,
): Promise<Pagina<N>> {
  const start = after === undefined || after === null ? null : decodeCursor(after, order.length);
  const rows = await select(start, first + 1).catch((error: unknown) => {
    // The values of a cursor are the only arguments that are not validated before the database.
    throw start !== null && error instanceof BadUserInput ? cursorNotValid() : error;
  });
  const page = rows.slice(0, first);
  const nodes = await Promise.all(page.map(nodeOf));
  const edges = page.map((row, index) => {
    const node = nodes[index];
    // The policy is in the WHERE of the list, so the record has just gone. A page that counted it would tell of hidden records.
    if (node === null || node === undefined)
      throw new Unavailable("L'elenco è cambiato mentre lo si leggeva: riprova", { cause: new Error(String(order)) });
    return new EdgeOf(row, order, node);
  });
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: start !== null,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
  };
}

/** An element of a page. Its cursor is made when somebody asks for it: most pages are asked for the last one alone. */
class EdgeOf<R extends Record<string, unknown>, N> {
  readonly node: N;
  private readonly row: R;
  private readonly order: readonly (keyof R & string)[];

  constructor(row: R, order: readonly (keyof R & string)[], node: N) {
    this.node = node;
    this.row = row;
    this.order = order;
  }

  get cursor(): string {
    return encodeCursor(this.order.map((column) => this.row[column]));
  }
}

function encodeCursor(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function decodeCursor(cursor: string, length: number): readonly unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(values) &&
      values.length === length &&
      values.every((value) => ['string', 'number'].includes(typeof value))
    )
      return values;
  } catch {
    // falls through to the error that names the wrong field
  }
  throw cursorNotValid();
}

function cursorNotValid(): BadUserInput {
  return new BadUserInput(['after'], 'Cursore non valido');
}
