// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import pg from 'pg';
import { migrate, UnknownMigrations } from './migrate.ts';
import { printSchema } from './schema-sql.ts';
import { sqlMigrations } from './sql-migrations.ts';

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await testDatabase('information_system');
  folder = await mkdtemp(join(tmpdir(), 'ambito-migrations-'));
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const at = () => pathToFileURL(`${folder}/`);
const put = (name: string, text: string) => writeFile(join(folder, name), text);

async function ask(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.urls.MIGRATION_DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end();
  }
}

test.each([false, true])(
  'a database with migrations that are not there any more is left as it is (taking back: %s)',
  async (revert) => {
    const url = database.urls.MIGRATION_DATABASE_URL;
    await ask(`INSERT INTO migrazione (timestamp, name) VALUES (1764000000001, 'Fondamenta1764000000001')`);
    const before = [await printSchema(url), await ask('SELECT * FROM migrazione ORDER BY id')];
    const attempt = migrate({ url, migrations: sqlMigrations('information_system', at()), revert });
    await expect(attempt).rejects.toThrow(UnknownMigrations);
    await expect(attempt).rejects.toThrow(/Fondamenta1764000000001/);
    expect([await printSchema(url), await ask('SELECT * FROM migrazione ORDER BY id')]).toEqual(before);
  },
);

test('a database that an older text of a file made is not changed; a changed comment makes no difference', async () => {
  const url = database.urls.MIGRATION_DATABASE_URL;
  await ask('DELETE FROM migrazione WHERE timestamp > 1');
  await put('0002-esempio.sql', 'CREATE TABLE esempio (id uuid);');
  await put('0002-esempio.down.sql', 'DROP TABLE esempio;');
  await migrate({ url, migrations: sqlMigrations('information_system', at()) });
  await put('0002-esempio.sql', '-- What it is for.\nCREATE TABLE esempio (id uuid);');
  expect(await migrate({ url, migrations: sqlMigrations('information_system', at()) })).toEqual([]);
  await put('0002-esempio.sql', 'CREATE TABLE esempio (id uuid, nome text);');
  await expect(migrate({ url, migrations: sqlMigrations('information_system', at()) })).rejects.toThrow(
    UnknownMigrations,
  );
});

test('a file runs as a migration, with the name of the service in place of {service}', async () => {
  await put('0002-esempio.sql', 'CREATE TABLE esempio (id uuid); GRANT SELECT ON esempio TO {service}_service;');
  await put('0002-esempio.down.sql', 'DROP TABLE esempio;');
  const url = database.urls.MIGRATION_DATABASE_URL;
  await ask('DELETE FROM migrazione WHERE timestamp > 1');
  const migrations = sqlMigrations('information_system', at());
  expect(await migrate({ url, migrations })).toEqual([expect.stringMatching(/^esempio-[0-9a-f]{8}-0{12}2$/)]);
  expect(await printSchema(url)).toContain('GRANT SELECT ON esempio TO information_system_service;');
  await migrate({ url, migrations, revert: true });
  expect(await printSchema(url)).not.toContain('esempio');
});

test('a missing number and a file without its .down.sql are refused', async () => {
  await put('0003-esempio.sql', '');
  expect(() => sqlMigrations('registry', at())).toThrow(/ENOENT.*0003-esempio\.down\.sql/);
  await put('0003-esempio.down.sql', '');
  expect(() => sqlMigrations('registry', at())).toThrow('Migration 3 (esempio) of registry should have number 2');
});
