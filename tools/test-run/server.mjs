// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PASSWORD = 'test';

/**
 * Starts one real PostgreSQL with the queue of the jobs on it, unless an outer test run has started one, and names it in the
 * environment. The templates of the services are migrated by the first test that needs them.
 * @returns what stops it
 */
export async function startTestServer() {
  if (process.env.AMBITO_TEST_SERVER !== undefined) return () => Promise.resolve();
  const { provisionQueue, startEmbeddedPostgres } = await import('@ambito/embedded-postgres');
  const { prepareQueueDatabase } = await import('@ambito/jobs');
  const home = await mkdtemp(join(tmpdir(), 'ambito-test-'));
  const server = await startEmbeddedPostgres({ dataDir: join(home, 'postgres'), disposable: true });
  const { adminUrl } = server;
  await prepareQueueDatabase(await provisionQueue(adminUrl, PASSWORD));
  process.env.AMBITO_TEST_SERVER = JSON.stringify({ adminUrl, password: PASSWORD });
  return async () => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  };
}
