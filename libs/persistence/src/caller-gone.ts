// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '@ambito/errors';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { clientOf } from './client.ts';
import { rowsOf } from './statement.ts';

/** The caller has gone: nobody waits for what was to be read. */
export class CallerGone extends Unavailable {
  constructor() {
    super('Chi ha fatto la richiesta non la attende più');
  }
}

/** A statement that has just reached the server may miss the first request to stop. */
const AGAIN_MS = 200;
const REACH_MS = 2_000;

/**
 * Sends one statement of a read and gives its rows. When the caller goes, the server stops the statement, and the client is fit for
 * the next one. A write is never stopped so: `rowsOf` sends it.
 * @throws CallerGone
 */
export async function rowsUnlessGone<R>(
  runner: QueryRunner,
  sql: string,
  parameters: readonly unknown[],
  gone: AbortSignal | undefined,
): Promise<R[]> {
  if (gone === undefined) return rowsOf<R>(runner, sql, parameters);
  const client = await clientOf(runner);
  if (gone.aborted) throw new CallerGone();
  const reads = readsOf(client);
  const stop = (): void => {
    reads.stopping ??= stopReads(client, reads);
  };
  reads.running += 1;
  gone.addEventListener('abort', stop, { once: true });
  try {
    return await rowsOf<R>(runner, sql, parameters);
  } catch (error) {
    throw gone.aborted ? new CallerGone() : error;
  } finally {
    reads.running -= 1;
    gone.removeEventListener('abort', stop);
    await reads.stopping;
  }
}

/** The reads that a client has been sent by its caller and has not answered, and what stops them: one for all, since one runs at a time. */
interface Reads {
  running: number;
  stopping: Promise<void> | undefined;
}
const readsOfClients = new WeakMap<pg.Client, Reads>();

function readsOf(client: pg.Client): Reads {
  const known = readsOfClients.get(client);
  if (known !== undefined) return known;
  const reads = { running: 0, stopping: undefined };
  readsOfClients.set(client, reads);
  return reads;
}

async function stopReads(client: pg.Client, reads: Reads): Promise<void> {
  while (reads.running > 0) {
    await requestStop(client);
    if (reads.running > 0) await sleep(AGAIN_MS);
  }
  // A request that came after the end of the statement would stop the next one: this one, and none of another caller.
  await client.query('SELECT 1').catch(() => undefined);
  reads.stopping = undefined;
}

/** What the library keeps of a connected client, and does not declare. */
interface Backend {
  readonly host: string;
  readonly port: number;
  readonly ssl: pg.ClientConfig['ssl'];
  readonly processID: number;
  readonly secretKey: number;
}

interface StopConnection extends pg.Connection {
  connect(port: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processID: number, secretKey: number): void;
}

/**
 * Asks the server, by the message of the protocol for it, to stop what a client runs. It takes a connection of its own, and none of
 * the pool, which may have none left. Resolves when the server has closed it: the request is then done, or could not be made.
 */
function requestStop(client: pg.Client): Promise<void> {
  const { host, port, ssl, processID, secretKey } = client as unknown as Backend;
  const connection = new pg.Connection(ssl === undefined ? {} : { ssl }) as StopConnection;
  return new Promise((resolve) => {
    const limit = setTimeout(() => connection.stream.destroy(), REACH_MS);
    const stop = (): void => connection.cancel(processID, secretKey);
    connection.once('end', () => {
      clearTimeout(limit);
      resolve();
    });
    // What follows an error is the end of the connection.
    connection.on('error', () => connection.stream.destroy());
    connection.once('connect', () => (ssl ? connection.requestSsl() : stop()));
    connection.once('sslconnect', stop);
    if (host.startsWith('/')) connection.connect(`${host}/.s.PGSQL.${port}`);
    else connection.connect(port, host);
  });
}
