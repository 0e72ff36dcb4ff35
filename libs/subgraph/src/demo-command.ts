// SPDX-License-Identifier: AGPL-3.0-or-later
import { baseConfig, databaseConfig, readConfig, z } from '@ambito/config';
import { createDataSource, type DatabaseRules, type DataSource } from '@ambito/persistence';
import type { SubgraphDefinition } from './schema.ts';

const config = z.object({ ...baseConfig.shape, ...databaseConfig.shape }).required({ DATABASE_URL: true });

/**
 * What a service's `demo` entry does: load its demonstration data, once, with the rights of the service.
 * It refuses to run in production, where invented persons would stand among real ones.
 */
export async function runDemoCommand(
  { name, entities, rules }: SubgraphDefinition,
  load: (dataSource: DataSource, rules: DatabaseRules, print: (line: string) => void) => Promise<void>,
): Promise<void> {
  try {
    const { AMBITO_PROFILE, DATABASE_URL, DATABASE_PREPARED } = readConfig(config);
    if (AMBITO_PROFILE !== 'local')
      throw new Error('AMBITO_PROFILE: demonstration data load in the local profile only');
    const dataSource = createDataSource({
      url: DATABASE_URL,
      applicationName: `ambito-${name}-demo`,
      poolSize: 4,
      prepared: DATABASE_PREPARED,
      entities,
    });
    await dataSource.initialize();
    try {
      await load(dataSource, rules, (line) => process.stdout.write(`${line}\n`));
    } finally {
      await dataSource.destroy();
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  }
}
