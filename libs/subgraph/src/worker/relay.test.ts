// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { consumatori, type Evento } from '@ambito/events';
import { createJobs, prepareQueueDatabase, type Jobs } from '@ambito/jobs';
import { createDataSource, work, type DataSource } from '@ambito/persistence';
import { createLogger, createMetrics } from '@ambito/telemetry';
import { queueStores, testDatabase, type TestDatabase, type TestQueue } from '@ambito/testing';
import { consumeEvents } from './consumer.ts';
import { A04, sedeAggiornata, sediConsumer } from './eventi.fixture.ts';
import { purge } from './purge.ts';
import { startRelay } from './relay.ts';
import { describeWorkerPlans } from '../testing/worker-plans.ts';

const CODE = consumatori.registry;
const logger = createLogger('test', 'silent');

for (const store of queueStores()) {
  (store.present ? describe : describe.skip)(`events handed over through ${store.name}`, () => {
    const metrics = createMetrics('test');
    let queue: TestQueue;
    let producer: TestDatabase;
    let taker: TestDatabase;
    let outbox: DataSource;
    let held: DataSource;
    /** What the tests look at and change by themselves, apart from what the worker sends. */
    let produced: DataSource;
    let taken: DataSource;
    const stops: (() => Promise<void>)[] = [];

    beforeEach(async () => {
      [queue, producer, taker] = await Promise.all([
        store.start(prepareQueueDatabase),
        testDatabase('registry'),
        testDatabase('casework'),
      ]);
      outbox = await connected(producer.urls.WORKER_DATABASE_URL);
      held = await connected(taker.urls.WORKER_DATABASE_URL);
      produced = await connected(producer.adminUrl);
      taken = await connected(taker.adminUrl);
    });
    afterEach(async () => {
      for (const stop of stops.splice(0).reverse()) await stop();
      for (const pool of [outbox, held, produced, taken]) await pool.destroy();
      await Promise.all([queue.stop(), producer.drop(), taker.drop()]);
    });

    async function connected(url: string): Promise<DataSource> {
      const dataSource = createDataSource({ url, applicationName: 'test', poolSize: 4, entities: [] });
      return dataSource.initialize();
    }
    function jobs(): Jobs {
      const some = createJobs({ settings: queue.settings, logger, metrics });
      stops.push(() => some.close());
      return some;
    }
    function relay(): { stop(): Promise<void> } {
      const one = startRelay({ producer: 'registry', dataSource: outbox, jobs: jobs(), logger, metrics });
      stops.push(() => one.stop());
      return one;
    }
    const consume = (): Promise<void> =>
      jobs().work(sediConsumer.queue, [consumeEvents(sediConsumer, held, metrics)], 4);
    const emit = (...eventi: Evento[]): Promise<void> =>
      work(outbox, A04, (unit) => Promise.resolve(eventi.forEach((evento) => unit.emit(evento))), {
        requestId: 'request-1',
      });
    const sedi = async (): Promise<string[]> =>
      (await taken.query<{ id: string }[]>('SELECT id FROM anagrafe_sede')).map(({ id }) => id).sort();
    const consegne = (): Promise<{ id: string; coda: string; eventi: string[]; confermata_il: Date | null }[]> =>
      produced.query('SELECT id, coda, eventi, confermata_il FROM consegna ORDER BY coda');
    async function until(holds: () => Promise<boolean>): Promise<void> {
      const end = Date.now() + 10_000;
      while (!(await holds())) {
        if (Date.now() > end) throw new Error('It does not come to pass');
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    }
    const ids = (eventi: readonly Evento[]): string[] => eventi.map(({ aggregato }) => aggregato.id).sort();
    /** Makes the deliveries an hour older. */
    const anHourLater = (): Promise<unknown> =>
      produced.query(`UPDATE consegna SET inviata_il = inviata_il - interval '1 hour'`);

    test('reach every queue of the producer, and a burst goes in batches', async () => {
      const eventi = Array.from({ length: 1_100 }, () => sedeAggiornata());
      await emit(...eventi);
      await consume();
      relay();
      await until(async () => (await sedi()).length === eventi.length);
      expect(await sedi()).toEqual(ids(eventi));
      const fatte = await consegne();
      expect(fatte.map(({ coda }) => coda)).toEqual(CODE.flatMap((coda) => [coda, coda, coda]).sort());
      expect(Math.max(...fatte.map(({ eventi: batch }) => batch.length))).toBe(500);
    });

    test('are handed over once by two relays that run together', async () => {
      relay();
      relay();
      for (let volta = 0; volta < 20; volta += 1) await emit(sedeAggiornata());
      await until(async () => (await produced.query('SELECT 1 FROM outbox WHERE inviato_il IS NULL')).length === 0);
      for (const coda of CODE) {
        const inviati = (await consegne()).filter((una) => una.coda === coda).flatMap(({ eventi }) => eventi);
        expect(inviati).toHaveLength(20);
        expect(new Set(inviati).size).toBe(20);
      }
    });

    test('wait in the outbox while no relay runs, and none is lost', async () => {
      await consume();
      const [prima, dopo] = [sedeAggiornata(), sedeAggiornata()];
      const one = relay();
      await emit(prima);
      await until(async () => (await sedi()).length === 1);
      await one.stop();
      await emit(dopo);
      expect(await sedi()).toEqual(ids([prima]));
      relay();
      await until(async () => (await sedi()).length === 2);
    });

    test('carry the request that they come from', async () => {
      const [taken, logged] = [logger.child({}), [] as unknown[]];
      taken.info = (line: object) => void logged.push(line);
      const { task, run } = consumeEvents(sediConsumer, held, metrics);
      await jobs().work(task.queue, [{ task, run: (batch, job) => run(batch, { ...job, logger: taken }) }], 1);
      relay();
      await emit(sedeAggiornata(), sedeAggiornata());
      await until(() => Promise.resolve(logged.length > 0));
      expect(logged).toEqual([{ requestId: 'request-1', events: 2 }]);
    });

    test('that the queue has lost are sent again', async () => {
      const evento = sedeAggiornata();
      await emit(evento);
      // A relay that stops between its database and the queue, or an emptied queue, leaves this state.
      await produced.query('UPDATE outbox SET inviato_il = now()');
      await produced.query('INSERT INTO consegna (coda, eventi) VALUES ($1, $2)', [sediConsumer.queue, [evento.id]]);
      await anHourLater();
      await consume();
      relay();
      await until(async () => (await sedi()).length === 1);
      expect(await consegne()).toMatchObject([{ coda: sediConsumer.queue, eventi: [evento.id] }]);
    });

    test('whose delivery failed are sent again', async () => {
      const evento = sedeAggiornata();
      const id = randomUUID();
      await emit(evento);
      await produced.query('UPDATE outbox SET inviato_il = now()');
      await produced.query('INSERT INTO consegna (id, coda, eventi) VALUES ($1, $2, $3)', [
        id,
        sediConsumer.queue,
        [evento.id],
      ]);
      const broken = jobs();
      const { task } = consumeEvents(sediConsumer, held, metrics);
      await broken.enqueue({ ...task, attempts: 1 }, { eventi: [] }, { id });
      await broken.work(task.queue, [{ task, run: () => Promise.reject(new Error('outage')) }], 1);
      await until(async () => (await broken.state(task.queue, id)) === 'failed');
      stops.splice(stops.length - 1);
      await broken.close();
      await anHourLater();
      await consume();
      relay();
      await until(async () => (await sedi()).length === 1);
      const asked = jobs();
      await until(async () => (await asked.state(task.queue, id)) === 'absent');
    });

    test('that were taken are confirmed, not sent again, and leave the queue', async () => {
      const asked = jobs();
      await emit(sedeAggiornata());
      await consume();
      const first = relay();
      // The consumer's rows are seen before the queue calls its job completed: a sweep in between would put it off.
      const completed = async (): Promise<boolean> => {
        const delivery = (await consegne()).find(({ coda }) => coda === sediConsumer.queue);
        return delivery !== undefined && (await asked.state(delivery.coda, delivery.id)) === 'completed';
      };
      await until(completed);
      await first.stop();
      await anHourLater();
      relay();
      const confermata = async (): Promise<boolean> =>
        (await consegne()).some(({ coda, confermata_il }) => coda === sediConsumer.queue && confermata_il !== null);
      await until(confermata);
      const [taken] = (await consegne()).filter(({ confermata_il }) => confermata_il !== null);
      await until(async () => (await asked.state(sediConsumer.queue, taken?.id ?? '')) === 'absent');
      // No consumer takes the delivery of the other queue: it waits, is not sent again, and its age is in the metrics.
      expect((await consegne()).map(({ confermata_il }) => confermata_il !== null)).toEqual([true, false]);
      const eta = async (coda: string): Promise<number> =>
        (await metrics.deliveryAge.get()).values.find(({ labels }) => labels.queue === coda)?.value ?? 0;
      await until(async () => (await eta(CODE.find((coda) => coda !== sediConsumer.queue) ?? '')) > 0);
      await until(async () => (await eta(sediConsumer.queue)) === 0);
    });

    test('leave the outbox once a later state has arrived, and what is left makes the same read model again', async () => {
      const [one, other] = [randomUUID(), randomUUID()];
      const states = (id: string, ...versions: number[]): Evento[] =>
        versions.map((versione) => sedeAggiornata({ id, versione }));
      const model = (): Promise<unknown[]> => taken.query('SELECT * FROM anagrafe_sede ORDER BY id');
      const versions = async (): Promise<Record<string, number[]>> => {
        const rows: { id: string; versions: number[] }[] = await produced.query(
          `SELECT evento #>> '{aggregato,id}' AS id, array_agg((evento #>> '{aggregato,versione}')::int ORDER BY seq) AS versions FROM outbox GROUP BY 1`,
        );
        return Object.fromEntries(rows.map(({ id, versions: all }) => [id, all]));
      };
      const settled = async (): Promise<void> => {
        await until(async () => (await produced.query('SELECT 1 FROM outbox WHERE inviato_il IS NULL')).length === 0);
        await until(async () => {
          await anHourLater();
          const mine = (await consegne()).filter(({ coda }) => coda === sediConsumer.queue);
          return mine.every(({ confermata_il }) => confermata_il !== null);
        });
      };
      await consume();
      relay();
      await emit(...states(one, 1, 2), ...states(other, 1));
      await settled();
      await emit(...states(one, 3));
      await settled();
      const before = await model();
      // Nothing goes before its time.
      await purge(outbox);
      expect(await versions()).toEqual({ [one]: [1, 2, 3], [other]: [1] });
      await produced.query(`UPDATE outbox SET superato_il = superato_il - interval '31 days'`);
      await purge(outbox);
      expect(await versions()).toEqual({ [one]: [3], [other]: [1] });

      await taken.query('UPDATE anagrafe_sede SET versione = versione - 1');
      expect(await model()).not.toEqual(before);
      await produced.query('UPDATE outbox SET inviato_il = NULL');
      await until(async () => isDeepStrictEqual(await model(), before));
    }, 60_000);
  });
}

describeWorkerPlans('registry', A04);
