// SPDX-License-Identifier: AGPL-3.0-or-later
import { testDatabase, type TestDatabase } from '@ambito/testing';
import pg from 'pg';
import { createDataSource, type DataSource } from './data-source.ts';
import { ReadUnit } from './read-unit.ts';
import { A04, A05, conTutto, contesto, registraPersona, unEvento } from './unit.fixture.ts';
import { work } from './work-unit.ts';
import { write } from './write-unit.ts';

let database: TestDatabase;
let dataSource: DataSource;
let tutto: Awaited<ReturnType<typeof conTutto>>;
const persone = new Map<string, string>();
beforeAll(async () => {
  database = await testDatabase('casework');
  tutto = await conTutto(database.adminUrl);
  const options = { url: database.urls.DATABASE_URL, applicationName: 'test', poolSize: 2, entities: [] };
  dataSource = createDataSource(options);
  await dataSource.initialize();
  for (const ambitoId of [A04, A05]) {
    const id = await write(dataSource, contesto({ ambitoId }), { rules: {} }, async (unit) => {
      unit.emit(unEvento(ambitoId));
      const nuova = await registraPersona(unit, ambitoId);
      unit.audit('Persona', nuova);
      return nuova;
    });
    persone.set(ambitoId, id);
  }
});
afterAll(async () => {
  await dataSource.destroy();
  await tutto.end();
  await database.drop();
});

/** Runs a statement with one of the service's roles, in an Ambito or in none. */
async function come(ruolo: 'service' | 'worker' | 'owner', sql: string, ambitoId?: string): Promise<unknown[]> {
  const { DATABASE_URL, WORKER_DATABASE_URL, MIGRATION_DATABASE_URL } = database.urls;
  const url = { service: DATABASE_URL, worker: WORKER_DATABASE_URL, owner: MIGRATION_DATABASE_URL }[ruolo];
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (ambitoId !== undefined) await client.query(`SELECT set_config('ambito.ambito_id', $1, false)`, [ambitoId]);
    const { rows, rowCount } = await client.query<object>(sql);
    return rows.length > 0 ? rows : Array.from({ length: rowCount ?? 0 }, () => ({}));
  } finally {
    await client.end();
  }
}

describe('between Ambiti', () => {
  test.each([
    [A04, [A04]],
    [A05, [A05]],
    ['0192a04a-0000-7000-8000-000000000a06', []],
    [null, []],
  ])('a unit of %s sees the persons of %j', async (ambitoId, visti) => {
    const unit = new ReadUnit(dataSource, contesto({ ambitoId }));
    const rows = await unit.query<{ id: string }>('SELECT id FROM persona');
    await unit.close();
    expect(rows.map(({ id }) => id)).toEqual(visti.map((ambito) => persone.get(ambito)));
  });

  test('a connection does not keep the Ambito for the next request', async () => {
    for (let volta = 0; volta < 4; volta += 1) {
      const unit = new ReadUnit(dataSource, contesto());
      await unit.query('SELECT id FROM persona');
      await unit.close();
    }
    await expect(dataSource.query('SELECT id FROM persona')).resolves.toEqual([]);
  });

  test('a row of another Ambito is neither changed nor moved', async () => {
    await expect(come('service', `UPDATE persona SET nome = 'Anna' WHERE ambito_id = '${A05}'`, A04)).resolves.toEqual(
      [],
    );
    await expect(come('service', `UPDATE persona SET ambito_id = '${A05}'`, A04)).rejects.toThrow('row-level security');
  });

  test('not even the owner of the tables sees a row', async () => {
    await expect(come('owner', 'SELECT id FROM persona')).resolves.toEqual([]);
    await expect(come('owner', 'SELECT id FROM persona', A04)).resolves.toHaveLength(1);
  });

  test('a job sees only its Ambito', async () => {
    await tutto.query('GRANT SELECT ON persona TO casework_worker');
    const worker = createDataSource({
      url: database.urls.WORKER_DATABASE_URL,
      applicationName: 'test',
      poolSize: 2,
      entities: [],
    });
    await worker.initialize();
    try {
      const seen = (ambitoId: string | null) => work(worker, ambitoId, (unit) => unit.query('SELECT id FROM persona'));
      await expect(seen(A04)).resolves.toEqual([{ id: persone.get(A04) }]);
      await expect(seen(null)).resolves.toEqual([]);
    } finally {
      await worker.destroy();
      await tutto.query('REVOKE SELECT ON persona FROM casework_worker');
    }
  });
});

describe('no row is written in the name of another Ambito', () => {
  const evento = (ambito: string) =>
    `INSERT INTO outbox (id, ambito_id, evento, request_id) VALUES (gen_random_uuid(), '${ambito}', '{}', 'request-1')`;
  const riga = (
    ambito: string,
  ) => `INSERT INTO audit (quando, attore, ruolo, ambito_id, azione, tipo, record_id, request_id, impronta)
    VALUES (now(), 'io', 'COORDINATORE', '${ambito}', 'a', 'b', 'c', 'd', '')`;

  test.each(['service', 'worker'] as const)('by an event or a row of audit, of the %s', async (role) => {
    for (const sql of [evento(A05), riga(A05)])
      await expect(come(role, sql, A04)).rejects.toThrow('row-level security');
    for (const sql of [evento(A04), riga(A04)]) await expect(come(role, sql, A04)).resolves.toHaveLength(1);
    for (const sql of [evento(A04), riga(A04)]) await expect(come(role, sql)).rejects.toThrow('row-level security');
  });
});

describe('the role that serves', () => {
  test.each([
    ['take the wall down', 'ALTER TABLE persona DISABLE ROW LEVEL SECURITY', 'must be owner'],
    ['let itself through the wall', 'ALTER TABLE persona NO FORCE ROW LEVEL SECURITY', 'must be owner'],
    ['drop the policy', 'DROP POLICY per_ambito ON persona', 'must be owner'],
    ['alter a table', 'ALTER TABLE persona ADD COLUMN x text', 'must be owner'],
    ['drop a table', 'DROP TABLE persona', 'must be owner'],
    ['make a table', 'CREATE TABLE x (y int)', 'permission denied'],
    ['become the owner', 'SET ROLE casework_owner', 'permission denied'],
    ['go round the wall', 'ALTER ROLE casework_service BYPASSRLS', 'permission denied'],
    ['erase a person', 'DELETE FROM persona', 'permission denied'],
    ['empty a table', 'TRUNCATE persona', 'permission denied'],
    ['read the outbox', 'SELECT * FROM outbox', 'permission denied'],
    ['change an event', "UPDATE outbox SET evento = '{}'", 'permission denied'],
    ['erase an event', 'DELETE FROM outbox', 'permission denied'],
    ['read the audit', 'SELECT * FROM audit', 'permission denied'],
    ['change the audit', "UPDATE audit SET attore = 'altri'", 'permission denied'],
    ['erase the audit', 'DELETE FROM audit', 'permission denied'],
    ['change what a key stands for', "UPDATE idempotenza SET impronta = ''", 'permission denied'],
    ['write what it keeps of the registry', 'DELETE FROM anagrafe_sede', 'permission denied'],
  ])('cannot %s', async (_, sql, refusal) => {
    await expect(come('service', sql, A04)).rejects.toThrow(refusal);
  });
});

describe('the role that works', () => {
  test.each([
    ['read a person', 'SELECT * FROM persona'],
    ['change an event', "UPDATE outbox SET evento = '{}'"],
    ['change the audit', "UPDATE audit SET attore = 'altri'"],
    ['erase the audit', 'DELETE FROM audit'],
    ['read the audit', 'SELECT * FROM audit'],
  ])('cannot %s', async (_, sql) => {
    await expect(come('worker', sql, A04)).rejects.toThrow('permission denied');
  });

  test('reads the outbox and marks it as sent', async () => {
    await expect(come('worker', 'UPDATE outbox SET inviato_il = now() RETURNING id')).resolves.toHaveLength(
      await tutto.count('outbox'),
    );
  });

  test('erases no event but an earlier state that a later one has superseded', async () => {
    await expect(come('worker', 'DELETE FROM outbox RETURNING id')).resolves.toEqual([]);
    const [one] = await come(
      'worker',
      'UPDATE outbox SET superato_il = now() WHERE seq = (SELECT min(seq) FROM outbox) RETURNING id',
    );
    await expect(come('worker', 'DELETE FROM outbox RETURNING id')).resolves.toEqual([one]);
  });
});
