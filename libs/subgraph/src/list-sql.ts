// SPDX-License-Identifier: AGPL-3.0-or-later
import { conditionsOf } from '@ambito/persistence';
import { paginate, type Pagina, type PaginaArgs } from './connection.ts';
import type { GraphContext } from './context.ts';
import type { Condition, Lettura, Places } from './reference.ts';

/**
 * Conditions of which each row of a list fulfils one, such as one for each of some states. Each part is read in the order of the list, no
 * further than a page; `stato = ANY (…)` would sort them all. `from` then has one table, under the alias.
 */
interface Parts {
  readonly alias: string;
  readonly conditions: readonly string[];
}

/** The SQL of a list that is read page by page. */
export interface ListSql {
  /** The columns of each row; only `id`, if missing. A function leaves out those that no selected field needs. */
  readonly columns?: string | ((chi: Pick<Lettura, 'asks'>) => string);
  /** The tables and the WHERE of the list. */
  readonly from: string;
  /**
   * Conditions that hold only when something is asked for, each with the place of its value. Their values are the last of the list's
   * own parameters. A condition whose value is null is no part of the statement: `$3 IS NULL OR …` would be planned for both. One filter
   * of a list without parts may divide it into parts, when several columns may have the value.
   */
  readonly filters?: readonly ((value: string) => string | Parts)[];
  /** The list in parts. */
  readonly parts?: Parts | undefined;
  /** The policy on the rows; its Ambito is the first of the list's own parameters. */
  readonly policy?: ((context: GraphContext, places: Places) => Condition) | undefined;
  /** The columns of the order, all in one direction, with their SQL types. Together they are unique, and an index has them in this order. */
  readonly order: readonly (readonly [expression: string, type: string])[];
  readonly direction: 'ASC' | 'DESC';
}

/** A list that each owner has and that grows over time, such as the absences of an operator. */
export interface OwnedList extends ListSql {
  /** `Operatore.assenze`. */
  readonly name: string;
  /** The SQL type of an owner's key. */
  readonly owner: 'uuid' | 'text';
}

type Narrowed<L extends ListSql> = Omit<L, 'columns'> & { readonly columns: string };

type CursorRow = Record<string, unknown>;

/**
 * One page of a list at the root of the graph.
 * @param own the list's own parameters, from $2
 * @throws BadUserInput for a cursor of another list
 */
export function paginateRoot<R extends object = object>(
  context: GraphContext,
  list: ListSql,
  pagina: PaginaArgs,
  own: readonly unknown[],
  nodeOf: (row: R & CursorRow) => object | null | Promise<object | null>,
): Promise<Pagina<object>> {
  const { parameters, ...read } = narrow(context, list, own, 1);
  return paginate<R & CursorRow, object>(
    pagina,
    cursorOf(list),
    (after, limit) => {
      const sql = pageSql({ ...list, ...read }, { limit: 1, next: 2 + parameters.length, continued: after !== null });
      return context.lettura.query(sql, [limit, ...parameters, ...(after ?? [])]);
    },
    nodeOf,
  );
}

/**
 * One page of the list of one owner. One statement reads it together with the lists of the other owners that are asked
 * for the same page, and reads no more than a page of each.
 * @param own the list's own parameters, from $3
 * @throws BadUserInput for a cursor of another list
 */
export function paginateOwned<N = object, R extends object = object>(
  context: GraphContext,
  list: OwnedList,
  owner: string,
  pagina: PaginaArgs,
  own: readonly unknown[] = [],
  nodeOf: (row: R & CursorRow) => N | null | Promise<N | null> = (row) => row as unknown as N,
): Promise<Pagina<N>> {
  const name = `${list.name} ${JSON.stringify([pagina.first, pagina.after, own])}`;
  return paginate<R & CursorRow, N>(
    pagina,
    cursorOf(list),
    (after, limit) =>
      context.loadMany<R & CursorRow>(name, owner, ({ query }, owners) => {
        const { parameters, ...read } = narrow(context, list, own, 2);
        const sql = ownedSql({ ...list, ...read }, 3 + parameters.length, after !== null);
        return query(sql, [owners, limit, ...parameters, ...(after ?? [])]);
      }),
    nodeOf,
  );
}

/** What a list reads for a request: the columns that are needed, where the actor may see the rows. @param before how many parameters come first */
function narrow(
  context: GraphContext,
  { columns = 'id', from, filters = [], parts, policy }: ListSql,
  own: readonly unknown[],
  before: number,
): Pick<Narrowed<ListSql>, 'columns' | 'from' | 'parts'> & { parameters: readonly unknown[] } {
  const always = own.length - filters.length;
  const asked = conditionsOf<string | Parts>(
    before + always,
    filters.map((filter, index) => [filter, own[always + index]]),
  );
  const conditions = [from, ...asked.conditions.filter((condition) => typeof condition === 'string')];
  const parameters = [...own.slice(0, always), ...asked.parameters];
  if (policy !== undefined) {
    const used = before + parameters.length;
    const seen = policy(context, { used, ambito: `$${before + 1}` });
    conditions.push(seen.where);
    parameters.push(...seen.parameters);
  }
  return {
    columns: typeof columns === 'string' ? columns : columns(context),
    from: conditions.join(' AND '),
    parts: parts ?? asked.conditions.find((condition) => typeof condition !== 'string'),
    parameters,
  };
}

const cursorOf = ({ order }: ListSql): string[] => order.map((_, index) => `cursor${index}`);

/** @param numbers the numbers of two parameters: the limit, and the first value of the cursor, if there is a cursor */
function pageSql(
  { columns, from, parts, order, direction }: Narrowed<ListSql>,
  { limit, next, continued }: { limit: number; next: number; continued: boolean },
): string {
  const expressions = order.map(([expression]) => expression);
  const values = order.map(([, type], index) => `$${next + index}::${type}`).join(', ');
  const after = continued ? `AND (${expressions.join(', ')}) ${direction === 'ASC' ? '>' : '<'} (${values})` : '';
  const page = `ORDER BY ${expressions.map((expression) => `${expression} ${direction}`).join(', ')} LIMIT $${limit}`;
  const union = parts?.conditions.map((condition) => `(SELECT * FROM ${from} AND ${condition} ${after} ${page})`);
  const source = union === undefined ? `${from} ${after}` : `(${union.join(' UNION ALL ')}) AS ${parts?.alias}`;
  return `SELECT ${columns}, ${expressions.map((expression, index) => `(${expression})::text AS cursor${index}`).join(', ')}
    FROM ${source} ${page}`;
}

function ownedSql({ owner, ...list }: Narrowed<OwnedList>, next: number, continued: boolean): string {
  const keys = list.order.map(([expression], index) => `${expression} AS key${index}`).join(', ');
  const inner = pageSql({ ...list, columns: `${list.columns}, ${keys}` }, { limit: 2, next, continued });
  return `SELECT o.owner, page.* FROM unnest($1::${owner}[]) AS o (owner) CROSS JOIN LATERAL (${inner}) AS page
    ORDER BY o.owner, ${list.order.map((_, index) => `page.key${index} ${list.direction}`).join(', ')}`;
}
