// SPDX-License-Identifier: AGPL-3.0-or-later
import { ANONIMO, defineAzione, type Attore } from '@ambito/access';
import { createDataSource, type DataSource } from '@ambito/persistence';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { GraphContext } from './context.ts';
import { defineReference } from './reference.ts';

const POOL = 4;
const AMBITO = '0192a04a-0000-7000-8000-000000000a04';
const pubblica = defineAzione('sede.leggi', { descrizione: 'leggere una sede', ammessi: 'pubblico' });
const personale = defineAzione('persona.leggi', {
  descrizione: 'leggere una persona',
  ammessi: ['SEGRETARIATO'],
  personale: true,
});

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await testDatabase('casework');
  dataSource = await createDataSource({
    url: database.urls.DATABASE_URL,
    applicationName: 'test',
    poolSize: POOL,
    entities: [],
  }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const SEGRETARIATO: Attore = {
  sub: 'prova',
  ruoli: [{ ruolo: 'SEGRETARIATO', ambito: AMBITO, dal: '2020-01-01' }],
};

function richiesta(attore = SEGRETARIATO): GraphContext {
  return new GraphContext(
    {
      dataSource,
      rules: {},
      clock: () => new Date(),
      personalReads: { limitOf: () => 1_000, onMassReading: () => undefined },
    },
    { attore, ambitoId: AMBITO, requestId: 'richiesta' },
  );
}
const chi = 'SELECT pg_backend_pid() AS pid FROM pg_sleep(0.02)';

test('a request that reads personal data reads everything on the same client', async () => {
  const context = richiesta();
  const [[primo], [secondo]] = await Promise.all([
    context.bind(personale).lettura.query(chi),
    context.bind(pubblica).lettura.query(chi),
  ]);
  await context.end();
  expect(secondo).toEqual(primo);
});

test.each([
  ['somebody who is not signed in', ANONIMO],
  ['an account', SEGRETARIATO],
])('a request of %s takes one client, however much it reads beside one another', async (_who, attore) => {
  const { lettura } = richiesta(attore).bind(pubblica);
  const reads = await Promise.all(Array.from({ length: POOL * 2 }, () => lettura.query<{ pid: number }>(chi)));
  expect(new Set(reads.map(([riga]) => riga?.pid)).size).toBe(1);
});

test('a request without personal reads takes no transaction', async () => {
  const context = richiesta();
  const [riga] = await context.bind(pubblica).lettura.query('SELECT pg_current_xact_id_if_assigned() AS xact');
  expect(riga).toEqual({ xact: null });
  expect(context.readsAreOpen).toBe(false);
  await context.end();
});

test('requests in parallel, five for each client of the pool, do not wait for one another’s clients', async () => {
  const mista = async (): Promise<void> => {
    const context = richiesta();
    await Promise.all([
      context.bind(pubblica).lettura.query(chi),
      context.bind(personale).lettura.query(chi),
      context.bind(pubblica).lettura.query(chi),
    ]);
    await context.bind(pubblica).lettura.query(chi);
    await context.end();
  };
  // Requests that wait for one another get no client within the five seconds of the pool's limit, and fail.
  await expect(Promise.all(Array.from({ length: POOL * 5 }, mista))).resolves.toHaveLength(POOL * 5);
});

test('what a request remembers is shared by its fields, and forgotten when its reads end', async () => {
  const context = richiesta();
  const numeri = [1, 2];
  const ricorda = (chi: GraphContext): number | undefined => chi.memo('numero', () => numeri.shift());
  expect([ricorda(context.bind(personale)), ricorda(context.bind(pubblica))]).toEqual([1, 1]);
  await context.endReads();
  expect(ricorda(context.bind(personale))).toBe(2);
  await context.end();
});

test('a row answers the key by which it was asked, and its own when it says none, in one batch', async () => {
  const lette: (readonly string[])[] = [];
  const sede = defineReference({
    typename: 'Sede',
    azione: pubblica,
    keys: {
      codice: (_lettura, keys) => {
        lette.push(keys);
        return Promise.resolve([
          { codice: 'b', askedBy: 'a' },
          { codice: 'c', askedBy: null },
        ]);
      },
    },
  });
  const context = richiesta();
  const righe = await Promise.all(['a', 'c', 'b'].map((codice) => context.load(sede, 'codice', codice)));
  await context.end();
  expect(lette).toEqual([['a', 'c', 'b']]);
  expect(righe).toMatchObject([{ codice: 'b' }, { codice: 'c' }, null]);
});
