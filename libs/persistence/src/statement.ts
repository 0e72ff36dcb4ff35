// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ClientBase, QueryResultRow } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';

/** From this use on a statement has a name: PostgreSQL keeps its plan on each connection. Rare statements are not kept. */
const NAMED_FROM = 3;
/** Texts that are counted. The services write far fewer; the limit keeps a mistake from filling the memory of the server. */
const MAX_TEXTS = 1_000;

const uses = new Map<string, { count: number; name?: string }>();
let names = 0;
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
  const client = (await runner.connect()) as ClientBase;
  // TypeORM still knows the client of a released runner, which another request may have by now.
  if (runner.isReleased) throw new Error('The client of this unit is already released');
  const { dataSource } = runner;
  dataSource.logger.logQuery(sql, [...parameters], runner);
  const name = unnamed.has(dataSource) ? undefined : nameOf(sql);
  const statement = { text: sql, values: [...parameters], ...(name === undefined ? {} : { name }) };
  try {
    return (await client.query<R & QueryResultRow>(statement)).rows;
  } catch (error) {
    if (name !== undefined && isStalePlan(error)) forgetName(sql);
    throw error;
  }
}

function nameOf(sql: string): string | undefined {
  let use = uses.get(sql);
  if (use === undefined) {
    if (uses.size >= MAX_TEXTS) return undefined;
    use = { count: 0 };
    uses.set(sql, use);
  }
  use.count += 1;
  if (use.count >= NAMED_FROM) use.name ??= `ambito_${(names += 1)}`;
  return use.name;
}

/** The text gets another name, by which each connection prepares it afresh. */
function forgetName(sql: string): void {
  uses.set(sql, { count: NAMED_FROM });
}

/** Whether a migration has changed what a prepared statement answers, or the connection does not know the statement. */
export function isStalePlan(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string };
  return code === '26000' || (code === '0A000' && message.includes('cached plan'));
}
