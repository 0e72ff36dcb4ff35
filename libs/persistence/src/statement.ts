// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import type { QueryResult, QueryResultRow } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { clientOf, drop, hasBegun } from './client.ts';
import { nameOf, rename } from './statement-names.ts';

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
 * connection. It does not wait for the answers to statements sent before: PostgreSQL runs them in the order of the calls. A statement
 * outside a transaction whose plan a migration has made stale, and which has done nothing, is sent once again.
 */
export async function send<R>(
  runner: QueryRunner,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<QueryResult<R & QueryResultRow>> {
  const client = await clientOf(runner);
  // TypeORM still knows the client of a released runner, which another request may have by now.
  if (runner.isReleased) throw new Error('The client of this unit is already released');
  const { dataSource } = runner;
  dataSource.logger.logQuery(sql, [...parameters], runner);
  const name = unnamed.has(dataSource) ? undefined : nameOf(sql);
  const sent = (under: string | undefined): Promise<QueryResult<R & QueryResultRow>> => {
    gather(client);
    return client.query({ text: sql, values: [...parameters], ...(under === undefined ? {} : { name: under }) });
  };
  try {
    return await sent(name).catch((error: unknown) => {
      if (name === undefined || !isStalePlan(error)) throw error;
      const fresh = rename(sql);
      if (hasBegun(runner)) throw error;
      return sent(fresh);
    });
  } catch (error) {
    // The driver has given up a connection that fell silent: the pool must not hand it to the next request.
    if (error instanceof Error && error.message === 'Query read timeout') drop(runner, client, error);
    throw error;
  }
}

/** Holds back what a client sends until the code that runs has sent all that it has: one write to the socket for all of it. */
function gather(client: pg.Client): void {
  const { stream } = (client as pg.Client & { connection: pg.Connection }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Whether a migration has changed what a prepared statement answers, or the connection does not know the statement. */
export function isStalePlan(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string };
  return code === '26000' || (code === '0A000' && message.includes('cached plan'));
}
