// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { withClient } from '@ambito/embedded-postgres';
import { testDatabase, type TestService } from '@ambito/testing';

type Query = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
type Size = Readonly<Record<'ambiti', number>>;

interface BenchData {
  readonly SIZES: { readonly demo: Size };
  fillRegistry(query: Query, size: Size): Promise<void>;
  fillCasework(query: Query, size: Size): Promise<void>;
  fillOutbox(query: Query, events: { ambiti: number; from: number; count: number }): Promise<void>;
  fillFacts(query: Query, size: Size): Promise<void>;
}

// The benchmark is a package of its own, without types.
const { SIZES, ...fill } = (await import(join(import.meta.dirname, '..', '..', 'bench', 'data.mjs'))) as BenchData;
const { demo } = SIZES;

/** The benchmark names tables of the services and is run seldom: its data must fit each database as it is now. */
test.each<[string, TestService, string, (query: Query) => Promise<void>]>([
  ['records of registry', 'registry', 'operatore', (query) => fill.fillRegistry(query, demo)],
  ['cases', 'casework', 'cartella', (query) => fill.fillCasework(query, demo)],
  ['events', 'casework', 'outbox', (query) => fill.fillOutbox(query, { ambiti: demo.ambiti, from: 0, count: 100 })],
  ['facts', 'information_system', 'fatto_contatto', (query) => fill.fillFacts(query, demo)],
])('the %s of the benchmark fit the database of %s', async (_what, service, table, filled) => {
  const database = await testDatabase(service);
  try {
    await withClient(database.adminUrl, async (query) => {
      await filled(async (text, values) => ({ rows: await query(text, values) }));
      const [counted] = await query(`SELECT count(*)::int AS rows FROM ${table}`);
      expect(counted?.['rows']).toBeGreaterThan(0);
    });
  } finally {
    await database.drop();
  }
});
