// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { Unavailable } from '@ambito/errors';
import type { JobContext } from '@ambito/jobs';
import { createDataSource, type DataSource } from '@ambito/persistence';
import { createLogger, createMetrics } from '@ambito/telemetry';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { consumeEvents, type Consumer } from './consumer.ts';
import { A05, sediConsumer, sedeAggiornata, VELENO } from './eventi.fixture.ts';

const metrics = createMetrics('test');
/** The request that the events come from. */
const REQUEST = 'request-of-the-events';
let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await testDatabase('casework');
  const url = database.urls.WORKER_DATABASE_URL;
  dataSource = createDataSource({ url, applicationName: 'test', poolSize: 4, entities: [] });
  await dataSource.initialize();
});
const connected = (url: string): Promise<DataSource> =>
  createDataSource({
    url,
    applicationName: 'test',
    poolSize: 2,
    entities: [],
  }).initialize();
afterEach(async () => {
  const owner = await connected(database.urls.MIGRATION_DATABASE_URL);
  await owner.query('TRUNCATE anagrafe_sede, evento_scartato');
  await owner.destroy();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** Gives a delivery to the consumer, as the queue does. */
const consegna = (
  eventi: readonly unknown[],
  lastAttempt = false,
  consumer: Consumer = sediConsumer,
): Promise<unknown> => {
  const context: JobContext = {
    id: 'job',
    attempt: lastAttempt ? 6 : 1,
    lastAttempt,
    requestId: 'request-1',
    logger: createLogger('test', 'silent'),
    progress: () => Promise.resolve(),
  };
  return consumeEvents(consumer, dataSource, metrics).run(
    { eventi: eventi.map((evento) => ({ evento, requestId: REQUEST })) },
    context,
  );
};
const sedi = (): Promise<{ id: string; versione: number }[]> =>
  dataSource.query('SELECT id, versione FROM anagrafe_sede ORDER BY id');
const scartati = (): Promise<{ id: string; coda: string; evento: unknown; request_id: string; errore: string }[]> =>
  dataSource.query('SELECT id, coda, evento, request_id, errore FROM evento_scartato');

describe('events', () => {
  test('are applied, those of each Ambito in a transaction of its own', async () => {
    const ambiti: unknown[] = [];
    const consumer: Consumer = {
      ...sediConsumer,
      async apply(unit, events) {
        const [{ ambito } = { ambito: null }] = await unit.query<{ ambito: string | null }>(
          `SELECT current_setting('ambito.ambito_id', true) AS ambito`,
        );
        ambiti.push([ambito, unit.ambitoId, events.length]);
        await sediConsumer.apply(unit, events);
      },
    };
    const [uno, due, tre] = [sedeAggiornata(), sedeAggiornata({ ambitoId: A05 }), sedeAggiornata()];
    await consegna([uno, due, tre], false, consumer);
    expect(ambiti).toEqual([
      [uno.ambitoId, uno.ambitoId, 2],
      [A05, A05, 1],
    ]);
    expect(await sedi()).toHaveLength(3);
  });

  test('leave the newest state when they come twice, late and out of order', async () => {
    const prima = sedeAggiornata();
    const { id } = prima.aggregato;
    const seconda = sedeAggiornata({ id, versione: 2 });
    await consegna([seconda, prima]);
    await consegna([prima, seconda, prima]);
    expect(await sedi()).toEqual([{ id, versione: 2 }]);
  });

  test('leave the request that they come from in the audit and in what they emit', async () => {
    const evento = sedeAggiornata();
    const seguito = sedeAggiornata();
    const consumer: Consumer = {
      ...sediConsumer,
      apply: (unit, [primo]) => {
        const conseguenze = unit.causedBy(primo!);
        conseguenze.audit('sede.prova', 'Sede', evento.aggregato.id);
        conseguenze.emit(seguito);
        return Promise.resolve();
      },
    };
    await consegna([evento], false, consumer);
    const everything = await connected(database.adminUrl);
    const audit = await everything.query('SELECT request_id FROM audit WHERE record_id = $1', [evento.aggregato.id]);
    const outbox = await everything.query('SELECT request_id FROM outbox WHERE id = $1', [seguito.id]);
    await everything.destroy();
    expect([audit, outbox]).toEqual([[{ request_id: REQUEST }], [{ request_id: REQUEST }]]);
  });

  test('are the same after JSON', async () => {
    await consegna(JSON.parse(JSON.stringify([sedeAggiornata()])) as unknown[]);
    expect(await sedi()).toHaveLength(1);
  });

  test('report their delay', async () => {
    await consegna([sedeAggiornata()]);
    const { values } = await metrics.eventLag.get();
    expect(values[0]?.labels).toEqual({ queue: 'casework.registry' });
    expect(values[0]?.value).toBeLessThan(30);
  });
});

describe('an event that cannot be applied', () => {
  const veleno = () => sedeAggiornata({ comune: VELENO });

  test('does not stop other events, and is tried again', async () => {
    const buono = sedeAggiornata();
    await expect(consegna([veleno(), buono, veleno()])).rejects.toThrow('indigestible');
    expect(await sedi()).toEqual([{ id: buono.aggregato.id, versione: 1 }]);
    expect(await scartati()).toEqual([]);
  });

  test('is put aside after its last try, with its error, and the delivery is done', async () => {
    const [cattivo, buono] = [veleno(), sedeAggiornata()];
    await consegna([cattivo, buono], true);
    expect(await sedi()).toEqual([{ id: buono.aggregato.id, versione: 1 }]);
    expect(await scartati()).toEqual([
      { id: cattivo.id, coda: 'casework.registry', evento: cattivo, request_id: REQUEST, errore: 'indigestible' },
    ]);
  });

  test('is kept once when it is put aside twice, and waits again when it had been sent again', async () => {
    const cattivo = veleno();
    await consegna([cattivo], true);
    await dataSource.query('UPDATE evento_scartato SET riproposto_il = now()');
    await consegna([cattivo], true);
    expect(await scartati()).toHaveLength(1);
    expect(await dataSource.query('SELECT riproposto_il FROM evento_scartato')).toEqual([{ riproposto_il: null }]);
  });

  test('stays until it was sent again, for the worker too', async () => {
    await consegna([veleno(), veleno()], true);
    const [primo] = await scartati();
    await dataSource.query('UPDATE evento_scartato SET riproposto_il = now() WHERE id = $1', [primo?.id]);
    await dataSource.query('DELETE FROM evento_scartato');
    expect(await scartati()).toHaveLength(1);
    expect(await scartati()).not.toContainEqual(primo);
  });

  test('leaves no row behind', async () => {
    const consumer: Consumer = {
      ...sediConsumer,
      async apply(unit, events) {
        await sediConsumer.apply(unit, events);
        throw new Error('afterwards');
      },
    };
    await consegna([sedeAggiornata()], true, consumer);
    expect(await sedi()).toEqual([]);
    expect(await scartati()).toMatchObject([{ errore: 'afterwards' }]);
  });
});

describe('an event that fits no contract is put aside at once', () => {
  const evento = sedeAggiornata();
  test.each([
    ['of a type unknown', { ...evento, tipo: 'SedeDemolita' }, 'unknown type'],
    ['of a version to come', { ...evento, versioneSchema: 2 }, 'unknown version 2'],
    [
      'that tells too much',
      { ...evento, dati: { ...evento.dati, responsabile: 'Maria Rossi' } },
      'not of its contract',
    ],
    ['that is no event', 'ciao', 'not an event'],
    ['that is nothing', null, 'not an event'],
  ])('one %s', async (_, raw, errore) => {
    const buono = sedeAggiornata();
    await consegna([raw, buono]);
    expect(await sedi()).toHaveLength(1);
    const [scartato] = await scartati();
    expect(scartato?.errore).toContain(errore);
    expect(scartato?.evento).toEqual(raw);
  });
});

describe('an outage', () => {
  const irraggiungibile: Consumer = {
    queue: 'casework.registry',
    apply: () => Promise.reject(new Unavailable('non risponde')),
  };

  test.each([false, true])('puts no event aside: the whole delivery fails (last try: %s)', async (lastAttempt) => {
    await expect(consegna([sedeAggiornata()], lastAttempt, irraggiungibile)).rejects.toThrow(Unavailable);
    expect(await scartati()).toEqual([]);
  });
});
