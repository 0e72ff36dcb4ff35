// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Unavailable } from '@ambito/errors';
import { createMetrics } from '@ambito/telemetry';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { createDataSource, type DataSource } from './data-source.ts';
import { ReadUnit } from './read-unit.ts';
import { A04, A05, conTutto, contesto, registraPersona } from './unit.fixture.ts';
import { write } from './write-unit.ts';

const metrics = createMetrics('test');
const POOL = 4;
let database: TestDatabase;
let dataSource: DataSource;
let tutto: Awaited<ReturnType<typeof conTutto>>;
let persona: string;
beforeAll(async () => {
  database = await testDatabase('casework');
  tutto = await conTutto(database.adminUrl);
  const options = { url: database.urls.DATABASE_URL, applicationName: 'test', poolSize: POOL, entities: [], metrics };
  dataSource = createDataSource(options);
  await dataSource.initialize();
  persona = await write(dataSource, contesto(), { rules: {} }, (unit) => registraPersona(unit, A04));
  await write(dataSource, contesto({ ambitoId: A05 }), { rules: {} }, (unit) => registraPersona(unit, A05));
});
afterEach(() => tutto.query('TRUNCATE audit'));
afterAll(async () => {
  await dataSource.destroy();
  await tutto.end();
  await database.drop();
});

const unit = (ambitoId: string | null = A04): ReadUnit => new ReadUnit(dataSource, contesto({ ambitoId }));
const letta = (recordId = persona) => ({
  azione: 'persona.leggi',
  ruolo: 'ASSISTENTE_SOCIALE',
  tipo: 'Persona',
  recordId,
});
const statements = async (): Promise<number> => (await metrics.sqlStatements.get()).values[0]?.value ?? 0;

test('the audit of a read is written when the unit closes, and not before', async () => {
  const una = unit();
  await expect(una.query('SELECT id FROM persona')).resolves.toEqual([{ id: persona }]);
  una.audit(letta());
  expect(await tutto.count('audit')).toBe(0);
  await una.close();
  const { rows } = await tutto.query('SELECT attore, ruolo, azione, tipo, record_id, request_id, ambito_id FROM audit');
  expect(rows).toEqual([
    {
      attore: 'demo-assistente',
      ruolo: 'ASSISTENTE_SOCIALE',
      azione: 'persona.leggi',
      tipo: 'Persona',
      record_id: persona,
      request_id: 'request-1',
      ambito_id: A04,
    },
  ]);
});

test.each([1, 200])('%d records read make one statement of audit', async (quanti) => {
  const una = unit();
  await una.query('SELECT 1');
  for (let indice = 0; indice < quanti; indice += 1) una.audit(letta(`record-${indice}`));
  const before = await statements();
  await una.close();
  // The audit and the commit.
  expect((await statements()) - before).toBe(2);
  expect(await tutto.count('audit')).toBe(quanti);
});

test('a record that one action reads twice has one audit row; another action adds a row', async () => {
  const una = unit();
  await una.query('SELECT 1');
  una.audit(letta());
  una.audit(letta());
  una.audit({ ...letta(), azione: 'cartella.leggi' });
  await una.close();
  expect(await tutto.count('audit')).toBe(2);
});

test('a unit without reads sends no statement', async () => {
  const before = await statements();
  await unit().close();
  expect(await statements()).toBe(before);
});

test('a closed unit opens again and audits only the new reads', async () => {
  const una = unit();
  await una.query('SELECT 1');
  una.audit(letta('primo'));
  await una.close();
  await expect(una.query('SELECT id FROM persona')).resolves.toHaveLength(1);
  una.audit(letta('secondo'));
  await una.close();
  const { rows } = await tutto.query('SELECT record_id FROM audit ORDER BY quando');
  expect(rows).toEqual([{ record_id: 'primo' }, { record_id: 'secondo' }]);
});

test('an ended unit refuses reads and holds no client', async () => {
  const una = unit();
  await una.query('SELECT 1');
  await una.end();
  await expect(una.query('SELECT id FROM persona')).rejects.toThrow('The request is over');
  // Every client of the pool is free.
  const altre = Array.from({ length: POOL }, () => unit());
  await Promise.all(altre.map((altra) => altra.query('SELECT 1')));
  await Promise.all(altre.map((altra) => altra.end()));
});

test('a read that comes while the unit ends belongs to the unit or is refused', async () => {
  const una = unit();
  const prima = una.query('SELECT 1');
  const fine = una.end();
  await expect(una.query('SELECT 2')).rejects.toThrow('The request is over');
  await expect(prima).resolves.toHaveLength(1);
  await fine;
});

test('queries in parallel share one transaction', async () => {
  const una = unit();
  const letti = await Promise.all(
    Array.from({ length: 30 }, () => una.query<{ xact: string }>('SELECT pg_current_xact_id()::text AS xact')),
  );
  await una.close();
  expect(new Set(letti.map(([riga]) => riga?.xact)).size).toBe(1);
});

test('a read that comes while the unit closes is audited with the others', async () => {
  const una = unit();
  await una.query('SELECT 1');
  una.audit(letta('primo'));
  const ultima = una.query('SELECT pg_sleep(0.05)').then(() => {
    una.audit(letta('secondo'));
    return una.query('SELECT id FROM persona');
  });
  await una.close();
  await expect(ultima).resolves.toHaveLength(1);
  if (una.owesAudit) await una.close();
  const { rows } = await tutto.query('SELECT record_id FROM audit ORDER BY record_id');
  expect(rows).toEqual([{ record_id: 'primo' }, { record_id: 'secondo' }]);
});

test('a record whose read went without a unit is audited at the close', async () => {
  const una = unit();
  una.audit(letta());
  expect(una.owesAudit).toBe(true);
  await una.close();
  expect(await tutto.count('audit')).toBe(1);
});

describe('no answer leaves', () => {
  test('when a statement failed, even if the error was caught', async () => {
    const una = unit();
    await una.query('SELECT id FROM persona');
    una.audit(letta());
    await una.query('SELECT * FROM nulla').catch(() => undefined);
    await expect(una.close()).rejects.toThrow(Unavailable);
    expect(await tutto.count('audit')).toBe(0);
  });

  test.each(['nessuno', '0192a04a-0000-7000-8000'])(
    'when a value does not fit, %s: and it is the asker’s to mend, not to try again',
    async (id) => {
      const una = unit();
      await expect(una.query('SELECT 1 FROM persona WHERE id = $1::uuid', [id])).rejects.toThrow(BadUserInput);
      await expect(una.close()).rejects.toThrow(BadUserInput);
    },
  );

  test('when the audit cannot be written', async () => {
    await tutto.query('REVOKE INSERT ON audit FROM casework_service');
    try {
      const una = unit();
      await una.query('SELECT id FROM persona');
      una.audit(letta());
      await expect(una.close()).rejects.toThrow(Unavailable);
    } finally {
      await tutto.query('GRANT INSERT ON audit TO casework_service');
    }
  });

  test('when the connection was lost', async () => {
    const una = unit();
    const [io] = await una.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    una.audit(letta());
    await tutto.query('SELECT pg_terminate_backend($1)', [io?.pid]);
    await expect(una.close()).rejects.toThrow(Unavailable);
  });

  test('and the next unit works', async () => {
    for (let volta = 0; volta < POOL * 3; volta += 1) {
      const una = unit();
      await una.query('SELECT * FROM nulla').catch(() => undefined);
      await una.close().catch(() => undefined);
    }
    const una = unit();
    await expect(una.query('SELECT id FROM persona')).resolves.toHaveLength(1);
    await una.close();
  });

  test('when a statement follows a failed one in the same unit', async () => {
    const una = unit();
    await una.query('SELECT * FROM nulla').catch(() => undefined);
    await expect(una.query('SELECT 1')).rejects.toThrow();
    await expect(una.close()).rejects.toThrow(Unavailable);
  });
});

describe('a unit that cannot be bound to its actor', () => {
  const nonScrivibile = { attore: { sub: 'a\0b', ruoli: [] } };

  test.each([
    [
      'that reads',
      async () => {
        const una = new ReadUnit(dataSource, contesto(nonScrivibile));
        // What the binding failed by is told, not that the read came after it.
        await expect(una.query('SELECT 1')).rejects.toThrow(BadUserInput);
        await una.close();
      },
    ],
    ['that writes', () => write(dataSource, contesto(nonScrivibile), { rules: {} }, (unit) => unit.query('SELECT 1'))],
  ])('%s gives back its client without the transaction', async (_nome, open) => {
    for (let volta = 0; volta < POOL * 3; volta += 1) await expect(open()).rejects.toThrow(BadUserInput);
    const aperte = await tutto.query(
      "SELECT state FROM pg_stat_activity WHERE datname = current_database() AND usename = 'casework_service' AND state <> 'idle'",
    );
    expect(aperte.rows).toEqual([]);
    const una = unit();
    await expect(una.query('SELECT id FROM persona')).resolves.toHaveLength(1);
    await una.close();
  });
});

test('a database that cannot be reached is unavailable, at the read and at the close', async () => {
  const una = new ReadUnit(dataSource, contesto());
  const { createQueryRunner } = dataSource;
  dataSource.createQueryRunner = () => {
    const runner = createQueryRunner.call(dataSource);
    runner.connect = () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    return runner;
  };
  try {
    await expect(una.query('SELECT 1')).rejects.toThrow(Unavailable);
    await expect(una.close()).rejects.toThrow(Unavailable);
  } finally {
    dataSource.createQueryRunner = createQueryRunner;
  }
});
