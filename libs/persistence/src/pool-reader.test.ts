// SPDX-License-Identifier: AGPL-3.0-or-later
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { createDataSource, type DataSource } from './data-source.ts';
import { poolReader } from './pool-reader.ts';

/** True for a statement during which no other one of these runs. */
const ALONE = `SELECT pg_try_advisory_xact_lock(lock_key('pool-reader', 'test')) AS alone, pg_sleep(0.05)`;

const PID = 'SELECT pg_backend_pid() AS pid, pg_sleep(0.05)';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await testDatabase('registry');
  const url = database.urls.DATABASE_URL;
  dataSource = await createDataSource({ url, applicationName: 'test', poolSize: 4, entities: [] }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

test('reads beside one another hold one client between them, and one that fails does not stop the next', async () => {
  const reader = poolReader(dataSource);
  const reads = [ALONE, ALONE, 'SELECT 1 / 0', ALONE, ALONE].map((sql) => reader.query<{ alone: boolean }>(sql));
  const results = await Promise.allSettled(reads);
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value[0]?.alone : 'failed'))).toEqual([
    ...[true, true, 'failed', true, true],
  ]);
  // The client went back to the pool: all of them can be taken.
  const others = Array.from({ length: 4 }, () => poolReader(dataSource).query<{ pid: number }>(PID));
  expect(new Set((await Promise.all(others)).map(([row]) => row?.pid)).size).toBe(4);
});
