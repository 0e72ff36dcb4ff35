// SPDX-License-Identifier: AGPL-3.0-or-later
import { access, constants, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PASSWORD = 'test';

/** Each test file copies a database of a thousand files: in memory this takes a tenth of the time that it takes on a disk. */
const MEMORY = '/dev/shm';
const LEAST_FREE_BYTES = 2 * 2 ** 30;

/**
 * Starts one real PostgreSQL with the queue of the jobs on it, unless an outer test run has started one, and names it in the
 * environment. The templates of the services are migrated by the first test that needs them.
 * @returns what stops it
 */
export async function startTestServer() {
  if (process.env.AMBITO_TEST_SERVER !== undefined) return () => Promise.resolve();
  const { provisionQueue, startEmbeddedPostgres } = await import('@ambito/embedded-postgres');
  const { prepareQueueDatabase } = await import('@ambito/jobs');
  const home = await mkdtemp(join(await folderOfServer(), 'ambito-test-'));
  const server = await startEmbeddedPostgres({ dataDir: join(home, 'postgres'), disposable: true });
  const { adminUrl } = server;
  await prepareQueueDatabase(await provisionQueue(adminUrl, PASSWORD));
  process.env.AMBITO_TEST_SERVER = JSON.stringify({ adminUrl, password: PASSWORD });
  return async () => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  };
}

async function folderOfServer() {
  try {
    await access(MEMORY, constants.W_OK);
    const { bavail, bsize } = await statfs(MEMORY);
    return bavail * bsize >= LEAST_FREE_BYTES ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}
