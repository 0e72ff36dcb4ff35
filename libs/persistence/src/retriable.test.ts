// SPDX-License-Identifier: AGPL-3.0-or-later
import { Unavailable } from '@ambito/errors';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { createDataSource, type DataSource } from './data-source.ts';
import { translateError } from './database-rules.ts';
import { lock, LOCKS } from './locks.ts';
import { poolReader } from './pool-reader.ts';
import { ReadUnit } from './read-unit.ts';
import { requireWritable } from './require-writable.ts';
import { A04, conTutto, contesto, registraPersona } from './unit.fixture.ts';
import { work } from './work-unit.ts';
import { write } from './write-unit.ts';

let database: TestDatabase;
let tutto: Awaited<ReturnType<typeof conTutto>>;
const aperte: DataSource[] = [];
beforeAll(async () => {
  database = await testDatabase('casework');
  tutto = await conTutto(database.adminUrl);
});
afterAll(async () => {
  await Promise.all(aperte.map((dataSource) => dataSource.destroy()));
  await tutto.end();
  await database.drop();
});

/** A pool whose connections have settings of PostgreSQL. */
async function pool(
  settings: Readonly<Record<string, string>> = {},
  poolSize = 2,
  silentMs = 60_000,
): Promise<DataSource> {
  const url = new URL(database.urls.DATABASE_URL);
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replaceAll(' ', '\\ ')}`);
  if (options.length > 0) url.searchParams.set('options', options.join(' '));
  const dataSource = createDataSource({ url: url.href, applicationName: 'test', poolSize, entities: [], silentMs });
  aperte.push(await dataSource.initialize());
  return dataSource;
}

/** The ways to send a statement: each must tell of a failure in the same words. */
const MODI: Readonly<Record<string, (dataSource: DataSource, sql: string) => Promise<unknown>>> = {
  async 'a read unit'(dataSource, sql) {
    const unit = new ReadUnit(dataSource, contesto());
    const told: unknown = await unit.query(sql).catch((error: unknown) => error);
    await expect(unit.close()).rejects.toThrow(Unavailable);
    throw told;
  },
  'the pool': (dataSource, sql) => poolReader(dataSource).query(sql),
  'a command': (dataSource, sql) => write(dataSource, contesto(), { rules: {} }, (unit) => unit.query(sql)),
  'a job': (dataSource, sql) => work(dataSource, A04, (unit) => unit.query(sql)),
};

describe.each(Object.keys(MODI))('%s tells that it may be tried again', (modo) => {
  const ask = MODI[modo]!;

  test('when a statement takes too long', async () => {
    const dataSource = await pool({ statement_timeout: '50ms' });
    await expect(ask(dataSource, 'SELECT pg_sleep(5)')).rejects.toThrow(Unavailable);
  });

  test('when its connection falls silent, and another one serves the next', async () => {
    const dataSource = await pool({}, 1, 200);
    await expect(ask(dataSource, 'SELECT pg_sleep(5)')).rejects.toThrow(Unavailable);
    await expect(poolReader(dataSource).query('SELECT 1 AS uno')).resolves.toEqual([{ uno: 1 }]);
  });

  test('when a lock is waited for too long', async () => {
    const dataSource = await pool({ lock_timeout: '50ms' });
    await tutto.query('BEGIN');
    await tutto.query('LOCK TABLE persona IN ACCESS EXCLUSIVE MODE');
    await expect(ask(dataSource, 'SELECT 1 FROM persona')).rejects.toThrow(Unavailable);
    await tutto.query('ROLLBACK');
  });

  test('when the server only reads', async () => {
    const dataSource = await pool({ default_transaction_read_only: 'on' });
    await expect(ask(dataSource, `INSERT INTO idempotenza VALUES ('a', 'b', 'chiave-di-prova', '')`)).rejects.toThrow(
      Unavailable,
    );
  });

  test('when the server stops in the middle', async () => {
    const dataSource = await pool();
    await expect(ask(dataSource, 'SELECT pg_terminate_backend(pg_backend_pid())')).rejects.toThrow(Unavailable);
  });

  test('when the server has no connection left', async () => {
    const dataSource = await pool();
    await dataSource.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
    const name = new URL(database.adminUrl).pathname.slice(1);
    await tutto.query(`ALTER DATABASE ${name} CONNECTION LIMIT 0`);
    try {
      await expect(ask(dataSource, 'SELECT 1')).rejects.toThrow(Unavailable);
    } finally {
      await tutto.query(`ALTER DATABASE ${name} CONNECTION LIMIT -1`);
    }
    await expect(poolReader(dataSource).query('SELECT 1 AS uno')).resolves.toEqual([{ uno: 1 }]);
  });
});

test('two commands that lock each other: one is done, the other may be tried again', async () => {
  const dataSource = await pool();
  let both = 0;
  let met = (): void => undefined;
  const meeting = new Promise<void>((resolve) => (met = resolve));
  const takes = (first: Parameters<typeof lock>[1], then: Parameters<typeof lock>[1]) =>
    write(dataSource, contesto(), { rules: {} }, async (unit) => {
      await lock(unit, first, 'x');
      if ((both += 1) === 2) met();
      await meeting;
      await lock(unit, then, 'x');
    });
  const [one, other] = await Promise.allSettled([takes(LOCKS.ente, LOCKS.cifre), takes(LOCKS.cifre, LOCKS.ente)]);
  const outcomes = [one, other].map((result) => (result.status === 'fulfilled' ? 'done' : result.reason));
  expect(outcomes).toContain('done');
  expect(outcomes).toContainEqual(expect.any(Unavailable));
});

test('a command that conflicts with another transaction may be tried again', async () => {
  const dataSource = await pool({ default_transaction_isolation: 'repeatable read' });
  const id = await write(dataSource, contesto(), { rules: {} }, (unit) => registraPersona(unit, A04));
  const scrive = write(dataSource, contesto(), { rules: {} }, async (unit) => {
    await unit.query('SELECT 1 FROM persona');
    await tutto.query(`UPDATE persona SET nome = 'Anna' WHERE id = $1`, [id]);
    await unit.query(`UPDATE persona SET nome = 'Carla' WHERE id = $1`, [id]);
  });
  await expect(scrive).rejects.toThrow(Unavailable);
});

test('a pool whose clients are all taken says so, and serves again', async () => {
  const dataSource = await pool({}, 1);
  const held = new ReadUnit(dataSource, contesto());
  await held.query('SELECT 1');
  const [letta, scritta, elenco] = await Promise.allSettled([
    poolReader(dataSource).query('SELECT 1'),
    write(dataSource, contesto(), { rules: {} }, (unit) => unit.query('SELECT 1')),
    MODI['a read unit']!(dataSource, 'SELECT 1'),
  ]);
  for (const result of [letta, scritta, elenco])
    expect(result).toMatchObject({ reason: expect.any(Unavailable) as unknown });
  await held.close();
  await expect(poolReader(dataSource).query('SELECT 1 AS uno')).resolves.toEqual([{ uno: 1 }]);
});

test.each([
  ['ECONNREFUSED', ''],
  ['EAI_AGAIN', ''],
  ['EHOSTUNREACH', ''],
  ['57P03', 'the database system is starting up'],
  ['53100', 'could not extend file: No space left on device'],
  ['08006', ''],
  ['25P04', 'terminating connection due to transaction timeout'],
  [undefined, 'Connection terminated due to connection timeout'],
  [undefined, 'Query read timeout'],
])('%s %s may be tried again', (code, message) => {
  const cause = Object.assign(new Error(message), code === undefined ? {} : { code });
  const told = translateError(cause, {}) as Unavailable;
  expect([told.code, told.cause]).toEqual(['UNAVAILABLE', cause]);
});

test('a process that writes is ready with a database that it may write to, and not with one that only reads', async () => {
  await expect(requireWritable(await pool())).resolves.toBeUndefined();
  await expect(requireWritable(await pool({ default_transaction_read_only: 'on' }))).rejects.toThrow('read-only');
});
