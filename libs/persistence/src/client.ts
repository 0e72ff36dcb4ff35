// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { freeLostNames } from './statement-names.ts';

/** Longer than any statement of a service may take: what comes before the ROLLBACK is answered first. */
const ROLLBACK_MS = 20_000;

/** The clients that have begun a transaction, and have not been told yet that it has ended. */
const begun = new WeakSet<QueryRunner>();

/** The clients that runners hold. */
const held = new WeakMap<QueryRunner, pg.Client>();

/** The client that a runner holds; the first call takes it from the pool. */
export async function clientOf(runner: QueryRunner): Promise<pg.Client> {
  const client = (await runner.connect()) as pg.Client;
  held.set(runner, client);
  return client;
}

/** Takes a client of the pool, which `giveBack` gives back. */
export async function takeClient(dataSource: DataSource): Promise<QueryRunner> {
  const runner = dataSource.createQueryRunner();
  try {
    await clientOf(runner);
    return runner;
  } catch (error) {
    await runner.release();
    throw error;
  }
}

/** A client that is about to begin a transaction goes back to the pool only after its end. */
export function markBegun(runner: QueryRunner): void {
  begun.add(runner);
}

/** Whether a client may be in a transaction, in which a statement that fails cannot be sent again. */
export function hasBegun(runner: QueryRunner): boolean {
  return begun.has(runner);
}

/** PostgreSQL has told that the transaction has ended. */
export function markEnded(runner: QueryRunner): void {
  begun.delete(runner);
}

/**
 * Ends the transaction of a client, whatever it has come to. A client of which PostgreSQL does not tell that is dropped: the
 * next request on it would work in this transaction, with its actor and its Ambito.
 */
export async function rollBack(runner: QueryRunner): Promise<void> {
  if (runner.isReleased) return;
  const client = await clientOf(runner);
  // Without a name: a connection may have lost what it has prepared. After the limit `pg` destroys the connection.
  const statement = { text: 'ROLLBACK', query_timeout: ROLLBACK_MS };
  const failure: unknown = await client.query(statement).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure === undefined && client.getTransactionStatus() === 'I') markEnded(runner);
  else drop(runner, client, new Error('The transaction of a client could not be ended', { cause: failure }));
}

/** The one way in which a client goes back to the pool: outside any transaction, or not at all. */
export async function giveBack(runner: QueryRunner): Promise<void> {
  if (begun.has(runner)) await rollBack(runner);
  if (runner.isReleased) return;
  const client = held.get(runner);
  if (client !== undefined)
    await freeLostNames(client).catch((cause: unknown) =>
      drop(runner, client, new Error('A client could not be freed of what it has prepared', { cause })),
    );
  if (!runner.isReleased) await runner.release();
}

/** Takes the connection for lost: TypeORM then gives the client back with the error, and the pool does not keep it. */
export function drop(runner: QueryRunner, client: pg.Client, cause: Error): void {
  if (runner.isReleased) return;
  // What was sent and not answered would keep the connection open.
  (client as pg.Client & { connection: pg.Connection }).connection.stream.destroy();
  client.emit('error', cause);
}
