// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import pg from 'pg';
import { createDataSource, type DataSource } from './data-source.ts';
import { poolReader } from './pool-reader.ts';
import { ReadUnit } from './read-unit.ts';
import { A04, A05, conTutto, contesto, registraPersona, unEvento } from './unit.fixture.ts';
import { work } from './work-unit.ts';
import { write } from './write-unit.ts';

let database: TestDatabase;
let dataSource: DataSource;
let tutto: Awaited<ReturnType<typeof conTutto>>;
let inA05: string;
beforeAll(async () => {
  database = await testDatabase('casework');
  tutto = await conTutto(database.adminUrl);
  // One client: what a unit leaves on it, the next one meets.
  const options = { url: database.urls.DATABASE_URL, applicationName: 'test', poolSize: 1, entities: [] };
  dataSource = await createDataSource(options).initialize();
  await write(dataSource, contesto(), { rules: {} }, (unit) => registraPersona(unit, A04));
  inA05 = await write(dataSource, contesto({ ambitoId: A05 }), { rules: {} }, (unit) => registraPersona(unit, A05));
});
afterAll(async () => {
  await dataSource.destroy();
  await tutto.end();
  await database.drop();
});

const LETTA = { azione: 'persona.leggi', ruolo: 'ASSISTENTE_SOCIALE', tipo: 'Persona', recordId: 'una' };
const COMANDO = 'SELECT 1 AS comando';

/** Each kind of unit, with one statement, two at once that follow it, and an audit. */
const UNITA: Readonly<Record<string, () => Promise<unknown>>> = {
  async reads() {
    const unit = new ReadUnit(dataSource, contesto());
    unit.audit(LETTA);
    await Promise.allSettled([unit.query(COMANDO), unit.query('SELECT 2'), unit.query('SELECT 3')]);
    await unit.close();
  },
  writes: () =>
    write(dataSource, contesto(), { rules: {} }, async (unit) => {
      unit.audit('Persona', 'una');
      unit.emit(unEvento());
      await Promise.all([unit.query(COMANDO), unit.query('SELECT 2'), unit.query('SELECT 3')]);
    }),
  works: () =>
    work(dataSource, A04, async (unit) => {
      unit.audit('persona.registra', 'Persona', 'una');
      await Promise.all([unit.query(COMANDO), unit.query('SELECT 2'), unit.query('SELECT 3')]);
    }),
};

/** The steps of a unit, by the statement that each sends. */
const PASSI: Readonly<Record<string, RegExp>> = {
  'the beginning': /^START TRANSACTION/,
  'the binding': /set_config/,
  'a statement': new RegExp(COMANDO),
  'the audit': /INSERT INTO audit/,
  'the commit': /^COMMIT/,
};

type Query = (this: pg.Client, statement: pg.QueryConfig) => Promise<pg.QueryResult>;
/** What becomes of a statement: PostgreSQL refuses it, or it never leaves, or the connection dies as it leaves. */
const GUASTI: Readonly<Record<string, (sent: Query) => Query>> = {
  'is refused by PostgreSQL': (sent) =>
    function ({ text: _text, name: _name, values: _values, ...statement }) {
      return sent.call(this, { ...statement, text: 'SELECT 1 / 0' });
    },
  'is never sent': () => () => Promise.reject(new Error('Not sent')),
  'goes with the connection': (sent) =>
    function (statement) {
      const sending = sent.call(this, statement);
      (this as pg.Client & { connection: pg.Connection }).connection.stream.destroy();
      return sending;
    },
  'is sent, and its backend is ended': (sent) =>
    async function (statement) {
      await tutto.query('SELECT pg_terminate_backend($1)', [(this as pg.Client & { processID: number }).processID]);
      return sent.call(this, statement);
    },
  'is not answered': (sent) =>
    function ({ text: _text, name: _name, values: _values }) {
      return sent.call(this, { text: 'SELECT pg_sleep(20)', query_timeout: 50 });
    },
};

/** Does the work while the first statement of each of these forms has a fault. */
async function withFaults(
  faults: readonly (readonly [RegExp, string])[],
  doing: () => Promise<unknown>,
): Promise<void> {
  const sent = pg.Client.prototype.query as unknown as Query;
  const left = new Map(faults);
  const faulty: Query = function (statement) {
    const found = [...left].find(([form]) => form.test(statement.text ?? ''));
    if (found === undefined) return sent.call(this, statement);
    left.delete(found[0]);
    return GUASTI[found[1]]!(sent).call(this, statement);
  };
  pg.Client.prototype.query = faulty as never;
  try {
    await doing();
  } finally {
    pg.Client.prototype.query = sent as never;
  }
  expect([...left.keys()]).toEqual([]);
}

const APERTE = `SELECT 1 FROM pg_stat_activity
  WHERE datname = current_database() AND usename = 'casework_service' AND state LIKE 'idle in transaction%'`;

/** Nothing of the unit before is on the clients of the pool: no transaction, no Ambito, no account. */
async function showsClean(): Promise<void> {
  // PostgreSQL takes a moment to notice that a connection has been dropped. The pool itself closes an idle one after 10 seconds.
  const limit = Date.now() + 3_000;
  const aperte = async (): Promise<number> => (await tutto.query(APERTE)).rows.length;
  while ((await aperte()) > 0 && Date.now() < limit) await sleep(5);
  expect(await aperte()).toBe(0);
  const legata = `SELECT coalesce(current_setting('ambito.ambito_id', true), '') AS ambito,
    coalesce(current_setting('ambito.attore', true), '') AS attore, (SELECT count(*)::int FROM persona) AS persone`;
  await expect(poolReader(dataSource).query(legata)).resolves.toEqual([{ ambito: '', attore: '', persone: 0 }]);
  for (let volta = 0; volta < 3; volta += 1) {
    const unit = new ReadUnit(dataSource, contesto({ ambitoId: A05, attore: { sub: 'altra', ruoli: [] } }));
    const letti = Promise.all([unit.query(legata), unit.query('SELECT id FROM persona')]);
    await expect(letti).resolves.toEqual([[{ ambito: A05, attore: 'altra', persone: 1 }], [{ id: inA05 }]]);
    await unit.close();
  }
  await write(dataSource, contesto({ ambitoId: A05 }), { rules: {} }, async (unit) => {
    await expect(unit.query('SELECT id FROM persona')).resolves.toEqual([{ id: inA05 }]);
  });
}

const conti = async (): Promise<number[]> => [await tutto.count('audit'), await tutto.count('outbox')];

describe.each(Object.keys(UNITA))('a unit that %s', (tipo) => {
  const unita = UNITA[tipo]!;

  test.each(Object.keys(PASSI).flatMap((passo) => Object.keys(GUASTI).map((guasto) => [passo, guasto] as const)))(
    'and of which %s %s fails, and leaves nothing to the next',
    async (passo, guasto) => {
      await withFaults([[PASSI[passo]!, guasto]], () => expect(unita()).rejects.toThrow());
      await showsClean();
    },
  );

  test.each(Object.keys(GUASTI))('and fails, and whose ROLLBACK %s, leaves nothing to the next', async (guasto) => {
    const faults = [
      [PASSI['a statement']!, 'is refused by PostgreSQL'],
      [/^ROLLBACK/, guasto],
    ] as const;
    await withFaults(faults, () => expect(unita()).rejects.toThrow());
    await showsClean();
  });
});

test('a refusal whose audit fails leaves nothing to the next', async () => {
  for (const guasto of Object.keys(GUASTI)) {
    const prima = await conti();
    await withFaults([[/INSERT INTO audit/, guasto]], async () => {
      const rifiuta = write(dataSource, contesto(), { rules: {} }, (unit) => {
        unit.auditRead('Persona', 'nota');
        return Promise.reject(new Error('Refused'));
      });
      await expect(rifiuta).rejects.toThrow('Il servizio non è raggiungibile');
    });
    await showsClean();
    expect(await conti()).toEqual(prima);
  }
});

test('a statement that an operation leaves behind is refused, and does not run outside its transaction', async () => {
  let dopo: Promise<unknown> | undefined;
  const scrive = write(dataSource, contesto(), { rules: {} }, (unit) => {
    unit.auditRead('Persona', 'nota');
    dopo = sleep(0).then(() => registraPersona(unit, A04));
    dopo.catch(() => undefined);
    return Promise.reject(new Error('Refused'));
  });
  await expect(scrive).rejects.toThrow('Refused');
  await expect(dopo).rejects.toThrow('The operation is over');
  expect(await tutto.count('persona')).toBe(2);
  await showsClean();
});
