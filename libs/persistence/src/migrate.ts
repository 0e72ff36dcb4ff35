// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Logger } from '@ambito/telemetry';
import { DataSource, type MigrationInterface } from 'typeorm';

export type MigrationClass = new () => MigrationInterface;

/** Two roll-outs that start together must not run the same migration twice. */
const ADVISORY_LOCK = 0x616d6269;

/**
 * Brings a database to the newest schema, or with `revert` takes the last migration back. Run by a command of its own,
 * with the owner's role; services hold no right to alter a table.
 * @returns the names of the migrations run, in order
 */
export async function migrate(options: {
  url: string;
  migrations: readonly MigrationClass[];
  logger?: Logger;
  revert?: boolean;
}): Promise<string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    migrations: [...options.migrations],
    migrationsTransactionMode: 'each',
    migrationsTableName: 'migrazione',
    poolSize: 2,
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    if (options.revert === true) {
      await dataSource.undoLastMigration();
      return [];
    }
    const done = await dataSource.runMigrations();
    for (const { name } of done) options.logger?.info({ migration: name }, 'migration applied');
    return done.map(({ name }) => name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCK]);
    await lock.release();
    await dataSource.destroy();
  }
}
