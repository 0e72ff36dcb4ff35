// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Logger } from '@ambito/telemetry';
import pg from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { MIGRATIONS_LOCK } from './locks.ts';

export type MigrationClass = new () => MigrationInterface;

/** The database was made by migrations that this version does not have. It was not changed. */
export class UnknownMigrations extends Error {
  override readonly name = 'UnknownMigrations';
  constructor(names: readonly string[]) {
    super(
      `The database was made by another version: it has the migrations ${names.join(', ')}, which this one does not have. Nothing was changed. Begin with an empty database, or install the version that made this one`,
    );
  }
}

/**
 * Brings a database to the newest schema, or with `revert` takes the last migration back. A command of its own runs it,
 * with the owner's role: services have no right to alter a table.
 * @returns the names of the migrations run, in order
 * @throws UnknownMigrations before anything is changed, when the database has migrations that are not among these
 */
export async function migrate(options: {
  url: string;
  migrations: readonly MigrationClass[];
  logger?: Logger;
  revert?: boolean;
}): Promise<string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    driver: pg,
    url: options.url,
    migrations: [...options.migrations],
    migrationsTransactionMode: 'each',
    migrationsTableName: 'migrazione',
    poolSize: 2,
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    // Two roll-outs that start together must not run the same migration twice.
    await lock.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [MIGRATIONS_LOCK]);
    await requireKnownMigrations(lock, dataSource.migrations);
    if (options.revert === true) {
      await dataSource.undoLastMigration();
      return [];
    }
    const done = await dataSource.runMigrations();
    for (const { name } of done) options.logger?.info({ migration: name }, 'migration applied');
    return done.map(({ name }) => name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [MIGRATIONS_LOCK]);
    await lock.release();
    await dataSource.destroy();
  }
}

async function requireKnownMigrations(runner: QueryRunner, known: readonly MigrationInterface[]): Promise<void> {
  const [{ there }] = (await runner.query("SELECT to_regclass('migrazione') IS NOT NULL AS there")) as [
    { there: boolean },
  ];
  if (!there) return;
  const done = (await runner.query('SELECT name FROM migrazione ORDER BY id')) as { name: string }[];
  const names = new Set(known.map((migration) => migration.name ?? migration.constructor.name));
  const unknown = done.filter(({ name }) => !names.has(name));
  if (unknown.length > 0) throw new UnknownMigrations(unknown.map(({ name }) => name));
}
