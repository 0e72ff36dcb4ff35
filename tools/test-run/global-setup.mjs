// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PASSWORD = 'test';
const SERVICES = ['registry', 'casework', 'information-system'];

/**
 * Starts one real PostgreSQL for the whole run and migrates a template database for each service, which the test files clone.
 * The migrations are those of the built services: `npm test` builds first.
 */
export default async function setUp() {
  const { provisionQueue, provisionService, startEmbeddedPostgres } = await import('@ambito/embedded-postgres');
  const { prepareQueueDatabase } = await import('@ambito/jobs');
  const home = await mkdtemp(join(tmpdir(), 'ambito-test-'));
  const server = await startEmbeddedPostgres({ dataDir: join(home, 'postgres') });
  const { adminUrl } = server;
  await prepareQueueDatabase(await provisionQueue(adminUrl, PASSWORD));
  for (const service of SERVICES) {
    const script = join(import.meta.dirname, '..', '..', 'apps', service, 'dist', 'migrate.js');
    if (!existsSync(script)) continue;
    const passwords = { owner: PASSWORD, service: PASSWORD, worker: PASSWORD };
    const { owner } = await provisionService(adminUrl, { service, passwords });
    const { status, stderr } = spawnSync(process.execPath, [script], {
      env: { ...process.env, LOG_LEVEL: 'silent', MIGRATION_DATABASE_URL: owner },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The migrations of ${service} failed: ${stderr}`);
  }
  process.env.AMBITO_TEST_SERVER = JSON.stringify({ adminUrl, password: PASSWORD });
  globalThis.stopTestServer = async () => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  };
}
