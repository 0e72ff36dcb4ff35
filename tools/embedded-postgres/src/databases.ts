// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';

export type Query = (text: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;

/** Connects, lets `work` ask, and disconnects in any case. */
export async function withClient<T>(url: string, work: (query: Query) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'ambito-provision' });
  await client.connect();
  try {
    return await work(
      async (text, values = []) => (await client.query<Record<string, unknown>>(text, [...values])).rows,
    );
  } finally {
    await client.end();
  }
}

/** The URL of the same server and role, for another database. */
export function onDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/**
 * Copies a whole database. A test gets its own database in milliseconds. The copy has the owner, the data and the grants of the
 * template; the right to connect is the server's default.
 * @param query of a superuser; not on either database
 * @param template a database to which nobody is connected
 */
export async function createFromTemplate(query: Query, name: string, template: string): Promise<void> {
  const [found] = await query('SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = $1', [
    template,
  ]);
  if (found === undefined) throw new Error(`No database named ${template} to copy`);
  const [copy, original, owner] = [name, template, String(found.owner)].map((part) => pg.escapeIdentifier(part));
  await query(`CREATE DATABASE ${copy} TEMPLATE ${original} OWNER ${owner} STRATEGY FILE_COPY`);
}

/**
 * Makes a template database unless it exists. Of several callers at once one makes it and the others wait. A template
 * that was left unfinished is made again, since the mark of a template comes last.
 * @param make fills the database of that name, which it may find empty, half made or missing
 */
export async function makeTemplateOnce(adminUrl: string, name: string, make: () => Promise<void>): Promise<void> {
  await withClient(adminUrl, async (query) => {
    await query(`SELECT pg_advisory_lock(hashtextextended($1, 0))`, [`template ${name}`]);
    const [found] = await query('SELECT datistemplate FROM pg_database WHERE datname = $1', [name]);
    if (found?.datistemplate === true) return;
    await make();
    await query(`ALTER DATABASE ${pg.escapeIdentifier(name)} IS_TEMPLATE true`);
  });
}

/** Drops a database if there is one of that name, and disconnects whoever is on it. @param query of a superuser */
export async function dropDatabase(query: Query, name: string): Promise<void> {
  await query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
}
