// SPDX-License-Identifier: AGPL-3.0-or-later
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { createDataSource } from './data-source.ts';
import { requirePlainRole } from './require-plain-role.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('casework');
});
afterAll(() => database.drop());

test.each<[string, (database: TestDatabase) => string, RegExp | undefined]>([
  ['serves', ({ urls }) => urls.DATABASE_URL, undefined],
  ['works', ({ urls }) => urls.WORKER_DATABASE_URL, undefined],
  ['owns the database', ({ urls }) => urls.MIGRATION_DATABASE_URL, /^DATABASE_URL names the owner/],
  ['is a superuser', ({ adminUrl }) => adminUrl, /^DATABASE_URL names a superuser/],
])('of the role that %s', async (_, urlOf, refusal) => {
  const dataSource = createDataSource({ url: urlOf(database), applicationName: 'test', poolSize: 2, entities: [] });
  await dataSource.initialize();
  const checked = requirePlainRole(dataSource, 'DATABASE_URL');
  if (refusal !== undefined) {
    await expect(checked).rejects.toThrow(refusal);
    expect(dataSource.isInitialized).toBe(false);
    return;
  }
  await checked;
  await dataSource.destroy();
});
