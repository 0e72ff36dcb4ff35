// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ClientBase, QueryResultRow } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';

/** From this use on a statement has a name: PostgreSQL keeps its plan on each connection. Rare statements are not kept. */
const NAMED_FROM = 3;
/** Texts that may have a name. The services write far fewer; the limit keeps a mistake from filling the memory of the server. */
const MAX_NAMES = 1_000;

const uses = new Map<string, { name: string; count: number }>();
const unnamed = new WeakSet<DataSource>();

/** Names no statement of a pool, for servers between that give each transaction another connection. */
export function leaveUnnamed(dataSource: DataSource): void {
  unnamed.add(dataSource);
}

/**
 * Sends one statement and gives its rows. The text is a constant of the code, and every value a parameter, so that PostgreSQL
 * plans it once for each connection.
 */
export async function rowsOf<R>(runner: QueryRunner, sql: string, parameters: readonly unknown[] = []): Promise<R[]> {
  if (runner.isReleased) throw new Error('The client of this unit is already released');
  const client = (await runner.connect()) as ClientBase;
  const { dataSource } = runner;
  dataSource.logger.logQuery(sql, [...parameters], runner);
  const name = unnamed.has(dataSource) ? undefined : nameOf(sql);
  const { rows } = await client.query<R & QueryResultRow>({
    text: sql,
    values: [...parameters],
    ...(name === undefined ? {} : { name }),
  });
  return rows;
}

function nameOf(sql: string): string | undefined {
  let use = uses.get(sql);
  if (use === undefined) {
    if (uses.size >= MAX_NAMES) return undefined;
    use = { name: `ambito_${uses.size}`, count: 0 };
    uses.set(sql, use);
  }
  use.count += 1;
  return use.count < NAMED_FROM ? undefined : use.name;
}
