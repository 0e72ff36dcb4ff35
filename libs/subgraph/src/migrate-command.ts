// SPDX-License-Identifier: AGPL-3.0-or-later
import { baseConfig, databaseConfig, readConfig, z } from '@ambito/config';
import { migrate, UnknownMigrations, type MigrationClass } from '@ambito/persistence';
import { createLogger } from '@ambito/telemetry';

/** Tells a deployment that the database was made by another version; it was not changed. */
const UNKNOWN_MIGRATIONS_EXIT_CODE = 3;

/** The settings of the `migrate` entry of every service. */
export const migrateConfig = z
  .object({ ...baseConfig.shape, ...databaseConfig.shape })
  .required({ MIGRATION_DATABASE_URL: true });

/** The `migrate` entry of a service: brings its database to the newest schema, or with `--revert` takes the last step back. */
export async function runMigrateCommand(service: string, migrations: readonly MigrationClass[]): Promise<void> {
  try {
    const { MIGRATION_DATABASE_URL, LOG_LEVEL } = readConfig(migrateConfig);
    const logger = createLogger(`${service}-migrate`, LOG_LEVEL);
    await migrate({ url: MIGRATION_DATABASE_URL, migrations, logger, revert: process.argv.includes('--revert') });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof UnknownMigrations ? UNKNOWN_MIGRATIONS_EXIT_CODE : 1;
  }
}
