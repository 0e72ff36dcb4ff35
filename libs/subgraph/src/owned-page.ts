// SPDX-License-Identifier: AGPL-3.0-or-later
import { paginate, type Pagina, type PaginaArgs } from './connection.ts';
import type { GraphContext } from './context.ts';

/** A list that each owner has and that grows with time, such as the absences of an operator. */
export interface OwnedList {
  /** `Operatore.assenze`. */
  readonly name: string;
  /** The SQL type of an owner's key. */
  readonly owner: 'uuid' | 'text';
  readonly columns: string;
  /** The tables and the WHERE, with `owner` for the key of an owner; parameters of the list's own are from $3. */
  readonly from: string;
  /** What it is ordered by, all in one direction, with the SQL types; together they are unique for an owner, and indexed after it. */
  readonly order: readonly (readonly [expression: string, type: string])[];
  readonly direction: 'ASC' | 'DESC';
}

type OwnedRow<R> = R & { owner: string; [column: string]: unknown };

/**
 * One page of the list of one owner, batched with those of the other owners on the page: one statement for all that are asked
 * for the same page, which reads of each no more than its page.
 * @param parameters of the list's own, from $3
 * @param nodeOf what a row is shown as; null for what the actor may not see. The row itself, if missing
 * @throws BadUserInput for a cursor that is not of this list
 */
export function paginateOwned<N, R extends object = object>(
  context: GraphContext,
  list: OwnedList,
  owner: string,
  pagina: PaginaArgs,
  parameters: readonly unknown[] = [],
  nodeOf: (row: OwnedRow<R>) => Promise<N | null> | N | null = (row) => row as unknown as N,
): Promise<Pagina<N>> {
  const { name, order } = list;
  const page = `${name} ${JSON.stringify([pagina.first, pagina.after, parameters])}`;
  return paginate<OwnedRow<R>, N>(
    pagina,
    order.map((_, index) => `cursor${index}`),
    (after, limit) =>
      context.loadMany<OwnedRow<R>>(page, owner, ({ query }, owners) =>
        query(statementOf(list, 3 + parameters.length, after !== null), [
          owners,
          limit,
          ...parameters,
          ...(after ?? []),
        ]),
      ),
    nodeOf,
  );
}

/** @param next the number of the first parameter that the cursor gives, when there is one */
function statementOf({ owner, columns, from, order, direction }: OwnedList, next: number, continued: boolean): string {
  const expressions = order.map(([expression]) => expression);
  const each = (part: (expression: string, index: number) => string): string => expressions.map(part).join(', ');
  const values = order.map(([, type], index) => `$${next + index}::${type}`).join(', ');
  const after = continued ? `AND (${expressions.join(', ')}) ${direction === 'ASC' ? '>' : '<'} (${values})` : '';
  return `SELECT o.owner, page.*, ${each((_, index) => `page.key${index}::text AS cursor${index}`)}
    FROM unnest($1::${owner}[]) AS o (owner) CROSS JOIN LATERAL (
      SELECT ${columns}, ${each((expression, index) => `${expression} AS key${index}`)}
      FROM ${from} ${after}
      ORDER BY ${each((expression) => `${expression} ${direction}`)} LIMIT $2
    ) AS page
    ORDER BY o.owner, ${each((_, index) => `page.key${index} ${direction}`)}`;
}
