// SPDX-License-Identifier: AGPL-3.0-or-later
import { driftOf, openTables, revertAndMigrate } from '@ambito/persistence/testing';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { migrations } from '../app.ts';
import { definition } from '../testing.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('casework');
});
afterAll(() => database.drop());

test('the entities are as the migrated tables', async () => {
  expect(await driftOf(database.urls.MIGRATION_DATABASE_URL, definition.entities)).toEqual([]);
});

test('every migration is taken back and run again without a trace', async () => {
  const { before, between, after } = await revertAndMigrate(database.urls.MIGRATION_DATABASE_URL, migrations);
  // Extensions are installed when the database is created, by a role with that right.
  expect(between.replaceAll(/CREATE EXTENSION \w+;\n/g, '')).toBe('');
  expect(after).toBe(before);
});

test('a table with an Ambito has its wall, unless nothing in it is about a person', async () => {
  // What the registry tells of its records.
  const delRegistro = ['accreditamento', 'competenza', 'coordinatore', 'ente', 'linea', 'mandato', 'operatore', 'sede'];
  expect(await openTables(database.urls.MIGRATION_DATABASE_URL)).toEqual(delRegistro.map((nome) => `anagrafe_${nome}`));
});
