// SPDX-License-Identifier: AGPL-3.0-or-later
import { LRUCache } from 'lru-cache';
import type pg from 'pg';

/** From this use on a text has a name: PostgreSQL keeps its plan on each connection. Rare statements are not kept. */
const NAMED_FROM = 3;
/** Texts that have come, but not often enough. */
const MOST_SEEN = 1_000;
/** Texts with a name, those used last. The services write fewer; each connection keeps a plan of each. */
export const MOST_NAMED = 1_000;
const PREFIX = 'ambito_';

let names = 0;
/** How many names have been taken back. */
let lost = 0;
const seen = new LRUCache<string, number>({ max: MOST_SEEN });
const named = new LRUCache<string, string>({ max: MOST_NAMED, dispose: () => void (lost += 1) });

/** The name by which a text is prepared; undefined while it is rare. A name is never given to another text. */
export function nameOf(text: string): string | undefined {
  const name = named.get(text);
  if (name !== undefined) return name;
  const uses = (seen.get(text) ?? 0) + 1;
  seen.set(text, uses);
  return uses < NAMED_FROM ? undefined : rename(text);
}

/** Gives a text a new name, by which each connection prepares it afresh. */
export function rename(text: string): string {
  const name = `${PREFIX}${(names += 1)}`;
  seen.delete(text);
  named.set(text, name);
  return name;
}

/** For each client, how many names had been taken back when it was freed of them. */
const freed = new WeakMap<pg.Client, number>();

interface Prepared extends pg.Connection {
  readonly parsedStatements: Record<string, string>;
}

/** Frees a client, between transactions, of what it has prepared by names that have been taken back. */
export async function freeLostNames(client: pg.Client): Promise<void> {
  if ((freed.get(client) ?? 0) === lost) return;
  freed.set(client, lost);
  const { parsedStatements } = (client as pg.Client & { connection: Prepared }).connection;
  const gone = Object.keys(parsedStatements).filter(
    (name) => name.startsWith(PREFIX) && named.peek(parsedStatements[name]!) !== name,
  );
  await Promise.all(
    gone.map(async (name) => {
      await client.query(`DEALLOCATE ${name}`);
      delete parsedStatements[name];
    }),
  );
}
