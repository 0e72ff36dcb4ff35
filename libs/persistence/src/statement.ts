// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import type { ClientBase, QueryResult, QueryResultRow } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { drop } from './client.ts';

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

/** Sends one statement, as `send` does, and gives its rows. */
export async function rowsOf<R>(runner: QueryRunner, sql: string, parameters?: readonly unknown[]): Promise<R[]> {
  return (await send<R>(runner, sql, parameters)).rows;
}

/**
 * Sends one statement. The text is a constant of the code, and every value a parameter, so that PostgreSQL plans it once for each
 * connection. It does not wait for the answers to statements sent before: PostgreSQL runs them in the order of the calls.
 */
export async function send<R>(
  runner: QueryRunner,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<QueryResult<R & QueryResultRow>> {
  const client = (await runner.connect()) as ClientBase;
  // TypeORM still knows the client of a released runner, which another request may have by now.
  if (runner.isReleased) throw new Error('The client of this unit is already released');
  const { dataSource } = runner;
  dataSource.logger.logQuery(sql, [...parameters], runner);
  const name = unnamed.has(dataSource) ? undefined : nameOf(sql);
  const statement = { text: sql, values: [...parameters], ...(name === undefined ? {} : { name }) };
  gather(client);
  try {
    return await client.query<R & QueryResultRow>(statement);
  } catch (error) {
    if (name !== undefined && isStalePlan(error)) forgetName(sql);
    // The driver has given up a connection that fell silent: the pool must not hand it to the next request.
    if (error instanceof Error && error.message === 'Query read timeout') drop(runner, client as pg.Client, error);
    throw error;
  }
}

/** Holds back what a client sends until the code that runs has sent all that it has: one write to the socket for all of it. */
function gather(client: ClientBase): void {
  const { stream } = (client as ClientBase & { connection: pg.Connection }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
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
