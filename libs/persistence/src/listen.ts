// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** What listens to a channel of the database. */
export interface Listening {
  /** Asks for a sign of life, which goes the whole way that a message goes; it comes to `onBeat`. */
  beat(): void;
  close(): Promise<void>;
}

const CONNECT_MS = 5_000;
/** Signs of life that may be on their way at once. With more, the connection is taken for lost. */
const MAX_AWAITED = 3;

/**
 * Listens to what transactions of the database announce when they commit (`pg_notify`), over a connection of its own.
 * @param on `onLost` is told once, when the connection is lost or announces nothing any more, such as behind a pooler that gives
 *   each transaction another connection. What was announced meanwhile is not told later.
 */
export async function listen(
  { url, applicationName, channel }: { url: string; applicationName: string; channel: string },
  on: { message(text: string): void; beat(): void; lost(cause: unknown): void },
): Promise<Listening> {
  const client = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_MS,
  });
  // Its own, or each listener would hear the signs of life of all the others.
  const signs = `${channel}_${randomUUID()}`;
  let awaited = 0;
  let over = false;
  function lose(cause: unknown): void {
    if (over) return;
    over = true;
    void client.end().catch(() => undefined);
    on.lost(cause);
  }
  client.on('error', lose);
  client.on('end', () => lose(new Error('The connection has ended')));
  client.on('notification', ({ channel: heard, payload = '' }) => {
    if (heard !== signs) return on.message(payload);
    awaited = 0;
    on.beat();
  });
  await client.connect();
  for (const name of [channel, signs]) await client.query(`LISTEN ${client.escapeIdentifier(name)}`);
  return {
    beat() {
      if (awaited >= MAX_AWAITED) return lose(new Error('No sign of life comes back'));
      awaited += 1;
      client.query(`SELECT pg_notify($1, '')`, [signs]).catch(lose);
    },
    async close() {
      over = true;
      await client.end();
    },
  };
}
