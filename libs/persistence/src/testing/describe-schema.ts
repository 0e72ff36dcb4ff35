// SPDX-License-Identifier: AGPL-3.0-or-later
import { testDatabase, type TestDatabase } from '@ambito/testing';
import type { EntityClass } from '../data-source.ts';
import type { DatabaseRules } from '../database-rules.ts';
import type { MigrationClass } from '../migrate.ts';
import { driftOf, openTables, revertAndMigrate } from './schema.ts';
import { unknownLocks, wordsAgainstCatalogue, wordsWrittenTwice, type WithoutWords } from './words.ts';

type Database = Parameters<typeof testDatabase>[0];

function databaseOf(name: Database): () => string {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase(name);
  });
  afterAll(() => database.drop());
  return () => database.urls.MIGRATION_DATABASE_URL!;
}

/**
 * The tests of the migrations of a service.
 * @param withoutWall the tables with an Ambito that have no wall
 */
export function describeMigrations(
  name: Database,
  served: {
    readonly entities: readonly EntityClass[];
    readonly migrations: readonly MigrationClass[];
    readonly withoutWall: readonly string[];
  },
): void {
  const url = databaseOf(name);

  test('the entities are as the migrated tables', async () => {
    expect(await driftOf(url(), served.entities)).toEqual([]);
  });

  test('every migration is taken back and run again without a trace', async () => {
    const { before, afterLast, between, after } = await revertAndMigrate(url(), served.migrations);
    expect(afterLast).toBe(before);
    // Extensions are installed when the database is created, by a role with that right.
    expect(between.replaceAll(/CREATE EXTENSION \w+;\n/g, '')).toBe('');
    expect(after).toBe(before);
  });

  test('a table with an Ambito has its wall, or a reason to have none', async () => {
    expect(await openTables(url())).toEqual(served.withoutWall.toSorted());
  });
}

/**
 * The tests of the words of a service for what its database refuses.
 * @param folder the sources of the service
 */
export function describeWords(
  name: Database,
  served: {
    readonly rules: DatabaseRules | undefined;
    readonly withoutWords: WithoutWords;
    readonly folder: string;
  },
): void {
  const url = databaseOf(name);
  const { rules = {}, withoutWords, folder } = served;

  test('each constraint and exception has its Italian message, and each message belongs to one', async () => {
    const problems = await wordsAgainstCatalogue(url(), { role: `${name}_service`, rules, withoutWords });
    expect(problems).toEqual([]);
  });

  test('the words of a refusal have one home', () => {
    expect(wordsWrittenTwice(rules, folder)).toEqual([]);
  });

  test('functions of the database lock by the names that @ambito/persistence lists', async () => {
    expect(await unknownLocks(url())).toEqual([]);
  });
}
