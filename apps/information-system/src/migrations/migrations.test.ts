// SPDX-License-Identifier: AGPL-3.0-or-later
import { driftOf, openTables, revertAndMigrate } from '@ambito/persistence/testing';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { definition, migrations } from '../app.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('information_system');
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
  // Figures, which the Regione and others read of several Ambiti; what happened, without persons.
  expect(await openTables(database.urls.MIGRATION_DATABASE_URL)).toEqual([
    'ambito_comune',
    'avanzamento',
    'cella',
    'periodo_da_ricalcolare',
    'rapporto',
  ]);
});
