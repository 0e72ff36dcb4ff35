// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDataSource, type DataSource } from '@ambito/persistence';
import { createLogger } from '@ambito/telemetry';
import { operationsTable, testDatabase, type TestDatabase } from '@ambito/testing';
import { describeWorkerPlans } from '../testing/worker-plans.ts';
import { A04 } from './eventi.fixture.ts';
import { KEPT, purge, startPurge } from './purge.ts';

let database: TestDatabase;
let worker: DataSource;
let admin: DataSource;
beforeEach(async () => {
  database = await testDatabase('registry');
  const connected = (url: string): Promise<DataSource> =>
    createDataSource({ url, applicationName: 'test', poolSize: 4, entities: [] }).initialize();
  [worker, admin] = await Promise.all([connected(database.urls.WORKER_DATABASE_URL), connected(database.adminUrl)]);
  await admin.query(`INSERT INTO idempotenza (attore, azione, chiave, impronta, creato_il)
    SELECT 'a', 'b', 'chiave-' || giorni, '', now() - giorni * interval '1 day' FROM unnest(ARRAY[0, 29, 31, 400]) AS giorni`);
  await admin.query(`INSERT INTO consegna (coda, eventi, inviata_il, confermata_il)
    SELECT 'c', '{}', now() - interval '1 year', now() - giorni * interval '1 day' FROM unnest(ARRAY[0, 6, 8, 90, NULL]) AS giorni`);
  await admin.query(`INSERT INTO outbox (id, evento, request_id, creato_il, inviato_il, superato_il)
    SELECT uuidv7(), '{}', 'request-1', now() - interval '1 year', now(), now() - giorni * interval '1 day' FROM unnest(ARRAY[0, 29, 31, 400, NULL]) AS giorni`);
  await admin.query(`INSERT INTO evento_scartato (id, coda, evento, request_id, errore, scartato_il, riproposto_il)
    SELECT uuidv7(), 'c', '{}', 'request-1', 'boom', now() - interval '1 year', now() - giorni * interval '1 day' FROM unnest(ARRAY[0, 29, 31, 400, NULL]) AS giorni`);
});
afterEach(async () => {
  await Promise.all([worker.destroy(), admin.destroy()]);
  await database.drop();
});

/** The ages in days of the rows that are left; a delivery that was never confirmed has none. */
async function left(): Promise<unknown> {
  const [row] = (await admin.query(`SELECT
    (SELECT array_agg((now()::date - creato_il::date) ORDER BY creato_il DESC) FROM idempotenza) AS keys,
    (SELECT array_agg((now()::date - confermata_il::date) ORDER BY confermata_il DESC NULLS LAST) FROM consegna) AS deliveries,
    (SELECT array_agg((now()::date - superato_il::date) ORDER BY superato_il DESC NULLS LAST) FROM outbox) AS events,
    (SELECT array_agg((now()::date - riproposto_il::date) ORDER BY riproposto_il DESC NULLS LAST) FROM evento_scartato) AS letters`)) as unknown[];
  return row;
}
const LEFT = { keys: [0, 29], deliveries: [0, 6, null], events: [0, 29, null], letters: [0, 29, null] };

test('takes away what is old, and nothing that waits or that a read model is rebuilt from', async () => {
  await expect(purge(worker)).resolves.toBe(8);
  await expect(left()).resolves.toEqual(LEFT);
  await expect(purge(worker)).resolves.toBe(0);
});

test('two workers at once take each row away once', async () => {
  const removed = await Promise.all([purge(worker), purge(worker)]);
  expect(removed.reduce((sum, count) => sum + count)).toBe(8);
  await expect(left()).resolves.toEqual(LEFT);
});

test('begins when a worker starts, without being asked, and takes ended jobs away too', async () => {
  let asked = 0;
  const purging = startPurge(worker, { forgetEnded: async () => (asked += 1) }, createLogger('test', 'silent'));
  const gone = async (): Promise<boolean> => JSON.stringify(await left()) === JSON.stringify(LEFT);
  for (let attempt = 0; attempt < 100 && !(await gone()); attempt += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  await purging.stop();
  await expect(left()).resolves.toEqual(LEFT);
  expect(asked).toBe(1);
});

test('takes ended jobs away though a table cannot be purged', async () => {
  await admin.query('ALTER TABLE idempotenza RENAME TO altrove');
  const asked = new Promise<{ stop(): Promise<void> }>((resolve) => {
    const purging = startPurge(
      worker,
      {
        forgetEnded() {
          resolve(purging);
          return Promise.resolve(0);
        },
      },
      createLogger('test', 'silent'),
    );
  });
  await (await asked).stop();
});

test('operations.md tells how long rows are kept of each table', () => {
  const rows = operationsTable('## What is taken away').filter(([, , by]) => by === 'worker');
  const told = rows.map(([what, kept]) => [what?.split(':')[0], kept]);
  expect(told.sort()).toEqual(KEPT.map(({ table, days }) => [table, `${days} days`]).sort());
});

describeWorkerPlans('registry', A04);
