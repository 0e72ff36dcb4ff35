// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { unknownLocks, wordsAgainstCatalogue, wordsWrittenTwice, type WithoutWords } from '@ambito/persistence/testing';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { definition } from '../app.ts';

/** What no command breaks, although a command writes the table. */
const WITHOUT_WORDS: WithoutWords = {
  'a limit of reads, which the read unit refuses in words of its own': ['letture_entro_il_limite'],
  'columns that one statement of a command writes together': ['rapporto_approvato', 'rapporto_trasmesso'],
};

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('information_system');
});
afterAll(() => database.drop());

test('each constraint and exception has its Italian message, and each message belongs to one', async () => {
  const problems = await wordsAgainstCatalogue(database.urls.MIGRATION_DATABASE_URL, {
    role: 'information_system_service',
    rules: definition.rules ?? {},
    withoutWords: WITHOUT_WORDS,
  });
  expect(problems).toEqual([]);
});

test('the words of a refusal have one home', () => {
  expect(wordsWrittenTwice(definition.rules ?? {}, join(import.meta.dirname, '..'))).toEqual([]);
});

test('functions of the database lock by the names that @ambito/persistence lists', async () => {
  expect(await unknownLocks(database.urls.MIGRATION_DATABASE_URL)).toEqual([]);
});
