// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import pg from 'pg';
import { CallerGone } from './caller-gone.ts';
import { createDataSource, type DataSource } from './data-source.ts';
import { poolReader } from './pool-reader.ts';
import { ReadUnit } from './read-unit.ts';
import { A04, conTutto, contesto } from './unit.fixture.ts';

const POOL = 2;
const LENTA = 'SELECT pg_sleep(30)';
/** Some tens of milliseconds on an idle machine. Without a stop, 15 seconds: the limit of a statement. */
const SOON_MS = 3_000;
let database: TestDatabase;
let dataSource: DataSource;
let tutto: Awaited<ReturnType<typeof conTutto>>;
beforeAll(async () => {
  database = await testDatabase('casework');
  tutto = await conTutto(database.adminUrl);
  const options = { url: database.urls.DATABASE_URL, applicationName: 'test', poolSize: POOL, entities: [] };
  dataSource = await createDataSource(options).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await tutto.end();
  await database.drop();
});

/** What the service's connections do now, other than wait for work. */
async function attive(): Promise<{ state: string; query: string }[]> {
  const { rows } = await tutto.query(
    `SELECT state, query FROM pg_stat_activity
     WHERE datname = current_database() AND usename = 'casework_service' AND state <> 'idle'`,
  );
  return rows as { state: string; query: string }[];
}

async function until(met: () => Promise<boolean>): Promise<void> {
  while (!(await met())) await sleep(10);
}
const runs = async (): Promise<boolean> => (await attive()).some(({ query }) => query === LENTA);

/** Counts the requests to stop a statement, each of which takes a connection. */
function countStops() {
  const requests = { sent: 0 };
  const prototype = pg.Connection.prototype as unknown as { cancel: (...backend: number[]) => void };
  const { cancel } = prototype;
  prototype.cancel = function (...backend) {
    requests.sent += 1;
    cancel.apply(this, backend);
  };
  return { requests, restore: () => void (prototype.cancel = cancel) };
}

const letture = (gone: AbortSignal) => ({
  'a unit': new ReadUnit(dataSource, { ...contesto({ ambitoId: A04 }), gone }),
  'the pool': poolReader(dataSource, { gone }),
});

describe.each(['a unit', 'the pool'] as const)('a read of %s whose caller goes', (kind) => {
  test('stops at once, and its client does the next work', async () => {
    const caller = new AbortController();
    const lettura = letture(caller.signal)[kind];
    const letta = lettura.query(LENTA);
    letta.catch(() => undefined);
    await until(runs);
    const left = Date.now();
    caller.abort();
    await expect(letta).rejects.toThrow(CallerGone);
    if (lettura instanceof ReadUnit) await expect(lettura.end()).rejects.toThrow(CallerGone);
    expect(Date.now() - left).toBeLessThan(SOON_MS);
    expect(await attive()).toEqual([]);
    // Every client of the pool answers, none is left in a transaction, and no late request stops another's statement.
    const pids = await Promise.all(
      Array.from({ length: POOL * 5 }, () =>
        poolReader(dataSource).query('SELECT pg_backend_pid() FROM pg_sleep(0.01)'),
      ),
    );
    expect(pids).toHaveLength(POOL * 5);
  });

  test('sends no further statement', async () => {
    const lettura = letture(AbortSignal.abort())[kind];
    await expect(lettura.query('SELECT 1')).rejects.toThrow(CallerGone);
    if (lettura instanceof ReadUnit) await expect(lettura.end()).rejects.toThrow(CallerGone);
    expect(await attive()).toEqual([]);
  });
});

test('a read that waits for a lock stops too', async () => {
  const altro = await conTutto(database.adminUrl);
  await altro.query('BEGIN; LOCK TABLE persona');
  const caller = new AbortController();
  const una = new ReadUnit(dataSource, { ...contesto({ ambitoId: A04 }), gone: caller.signal });
  const letta = una.query('SELECT count(*) FROM persona');
  letta.catch(() => undefined);
  await until(async () => (await attive()).some(({ query }) => query.includes('persona')));
  caller.abort();
  await expect(letta).rejects.toThrow(CallerGone);
  await expect(una.end()).rejects.toThrow(CallerGone);
  await altro.end();
});

test('reads that travel together are stopped by one request to the server', async () => {
  const caller = new AbortController();
  const una = new ReadUnit(dataSource, { ...contesto({ ambitoId: A04 }), gone: caller.signal });
  const lette = Promise.allSettled([una.query(LENTA), ...Array.from({ length: 9 }, () => una.query('SELECT 1'))]);
  await until(runs);
  const { requests, restore } = countStops();
  caller.abort();
  const esiti = await lette;
  restore();
  expect(esiti.map((esito) => esito.status === 'rejected' && esito.reason instanceof CallerGone)).toEqual(
    esiti.map(() => true),
  );
  await expect(una.end()).rejects.toThrow(CallerGone);
  expect(requests.sent).toBe(1);
  expect(await attive()).toEqual([]);
});

test('callers that go at any instant leave every client fit for the others', async () => {
  const una = async (after: number): Promise<void> => {
    const caller = new AbortController();
    const unit = new ReadUnit(dataSource, { ...contesto({ ambitoId: A04 }), gone: caller.signal });
    setTimeout(() => caller.abort(), after);
    await Promise.allSettled([unit.query('SELECT pg_sleep(0.01)'), unit.query('SELECT 2'), unit.query('SELECT 3')]);
    await unit.end().catch(() => undefined);
  };
  const another = async (): Promise<unknown> => {
    const unit = new ReadUnit(dataSource, contesto({ ambitoId: A04 }));
    const rows = await unit.query('SELECT 4 AS quattro');
    await unit.end();
    return rows;
  };
  const answers: unknown[] = [];
  for (let after = 0; after < 30; after += 1)
    answers.push(...(await Promise.all([una(after), another(), una(after / 2), another()])).filter(Boolean));
  expect(answers).toEqual(Array.from({ length: 60 }, () => [{ quattro: 4 }]));
  expect(await attive()).toEqual([]);
});
