// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { freePort } from '@ambito/embedded-postgres';
import { createLogger, createMetrics } from '@ambito/telemetry';
import { operationsTable, queueStores, type TestQueue } from '@ambito/testing';
import { z } from 'zod';
import { KEPT_JOBS } from './backend.ts';
import { createJobs, prepareQueueDatabase, type Jobs, type JobState } from './jobs.ts';
import { defineTask, implementTask, type Implementation, type JobContext } from './task.ts';

const logger = createLogger('test', 'silent');
const payload = z.strictObject({ numero: z.int() });
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until a condition is true. */
async function until<T>(ask: () => Promise<T> | T, holds: (value: T) => boolean, patienceMs = 10_000): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const value = await ask();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`Still ${JSON.stringify(value)}`);
    await pause(20);
  }
}

test('operations.md tells how long jobs are kept that have ended', () => {
  const told = operationsTable('## What is taken away').filter(([what]) => what?.startsWith('jobs '));
  const { completed, failed } = KEPT_JOBS;
  expect(told.map(([what, kept]) => [what, kept])).toEqual([
    ['jobs completed', `${completed.age / 3_600} hour, at most ${completed.count}`],
    ['jobs failed', `${failed.age / 86_400} days, at most ${failed.count}`],
  ]);
});

for (const store of queueStores()) {
  (store.present ? describe : describe.skip)(`jobs kept in ${store.name}`, () => {
    let started: TestQueue;
    let jobs: Jobs;
    const open: Jobs[] = [];
    const metrics = createMetrics('test');
    const another = (): Jobs => {
      const more = createJobs({ settings: started.settings, logger, metrics });
      open.push(more);
      return more;
    };

    beforeAll(async () => {
      started = await store.start(prepareQueueDatabase);
    });
    beforeEach(() => {
      jobs = another();
    });
    afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));
    afterAll(() => started.stop());

    /** A task on its own queue that records its runs. */
    function compito(run: (context: JobContext) => Promise<unknown> = async () => undefined, attempts = 1) {
      const runs: { numero: number; context: JobContext; at: number }[] = [];
      const task = defineTask({ queue: `prova-${randomUUID()}`, name: 'conta', payload, attempts });
      const implementation: Implementation = implementTask(task, ({ numero }, context) => {
        runs.push({ numero, context, at: Date.now() });
        return run(context);
      });
      return { task, implementation, runs, work: () => jobs.work(task.queue, [implementation], 4) };
    }
    const becomes = (queue: string, id: string, state: JobState): Promise<JobState> =>
      until(
        () => jobs.state(queue, id),
        (value) => value === state,
      );

    test('a queued job is done and becomes completed', async () => {
      const { task, runs, work } = compito();
      const id = await jobs.enqueue(task, { numero: 7 }, { requestId: 'request-1' });
      expect(await jobs.state(task.queue, id)).toBe('pending');
      await work();
      await becomes(task.queue, id, 'completed');
      expect(runs).toHaveLength(1);
      expect(runs[0]).toMatchObject({
        numero: 7,
        context: { id, attempt: 1, lastAttempt: true, requestId: 'request-1' },
      });
    });

    test('a job that several processes queue with the same id runs once', async () => {
      const { task, runs, work } = compito();
      const id = randomUUID();
      const other = another();
      await Promise.all(
        Array.from({ length: 10 }, (_, volta) => (volta % 2 ? jobs : other).enqueue(task, { numero: 1 }, { id })),
      );
      await work();
      await becomes(task.queue, id, 'completed');
      await jobs.enqueue(task, { numero: 2 }, { id });
      await pause(300);
      expect(runs.map(({ numero }) => numero)).toEqual([1]);
    });

    test('many jobs are each done once by two workers', async () => {
      const { task, runs, work, implementation } = compito();
      await another().work(task.queue, [implementation], 4);
      await work();
      await Promise.all(Array.from({ length: 50 }, (_, numero) => jobs.enqueue(task, { numero })));
      await until(
        () => runs.length,
        (quanti) => quanti >= 50,
      );
      await pause(200);
      expect(runs.map(({ numero }) => numero).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
    });

    test('a payload that does not fit the task is refused when it is queued', async () => {
      const { task } = compito();
      await expect(jobs.enqueue(task, { numero: 'sette' } as never)).rejects.toThrow();
      await expect(jobs.enqueue(task, { numero: 1, nome: 'Maria' } as never)).rejects.toThrow('nome');
    });

    test('a payload that an older version queued is refused when it is taken', async () => {
      const { task, runs, work } = compito();
      const older = defineTask({ queue: task.queue, name: task.name, payload: z.object({ n: z.int() }), attempts: 1 });
      const id = await jobs.enqueue(older, { n: 1 });
      await work();
      await becomes(task.queue, id, 'failed');
      expect(runs).toHaveLength(0);
    });

    test('jobs that ended are kept for their time and then taken away', async () => {
      const { task, work } = compito(({ id }) =>
        id === 'cattivo' ? Promise.reject(new Error('boom')) : Promise.resolve(),
      );
      await jobs.enqueue(task, { numero: 1 }, { id: 'buono' });
      await jobs.enqueue(task, { numero: 1 }, { id: 'cattivo' });
      await work();
      await becomes(task.queue, 'buono', 'completed');
      await becomes(task.queue, 'cattivo', 'failed');
      await pause(20);
      expect(await jobs.forgetEnded()).toBe(0);
      expect(await jobs.forgetEnded((state) => (state === 'completed' ? 0 : 60))).toBe(1);
      expect(await jobs.state(task.queue, 'buono')).toBe('absent');
      expect(await jobs.state(task.queue, 'cattivo')).toBe('failed');
      expect(await jobs.forgetEnded(() => 0)).toBe(1);
      expect(await jobs.state(task.queue, 'cattivo')).toBe('absent');
    });

    test('a job with an unknown name fails', async () => {
      const { task, work } = compito();
      const id = await jobs.enqueue({ ...task, name: 'ignoto' }, { numero: 1 });
      await work();
      await becomes(task.queue, id, 'failed');
    });

    test('a failed job is tried again, each time later, and knows which try is the last', async () => {
      const { task, runs, work } = compito(() => Promise.reject(new Error('boom')), 3);
      await work();
      const id = await jobs.enqueue(task, { numero: 1 });
      await becomes(task.queue, id, 'failed');
      expect(runs.map(({ context: { attempt, lastAttempt } }) => [attempt, lastAttempt])).toEqual([
        [1, false],
        [2, false],
        [3, true],
      ]);
      const [first = 0, second = 0, third = 0] = runs.map(({ at }) => at);
      expect(second - first).toBeGreaterThanOrEqual(450);
      expect(third - second).toBeGreaterThanOrEqual(900);
    });

    test('a job that succeeds at the second try is completed', async () => {
      const { task, runs, work } = compito(
        ({ attempt }) => (attempt === 1 ? Promise.reject(new Error()) : Promise.resolve()),
        2,
      );
      await work();
      const id = await jobs.enqueue(task, { numero: 1 });
      await becomes(task.queue, id, 'completed');
      expect(runs).toHaveLength(2);
    });

    test('a job reports its progress', async () => {
      const { task, work } = compito(({ progress }) => progress(50));
      await work();
      await becomes(task.queue, await jobs.enqueue(task, { numero: 1 }), 'completed');
    });

    test('a job that was never queued is absent', async () => {
      expect(await jobs.state(`prova-${randomUUID()}`, randomUUID())).toBe('absent');
    });

    test('a schedule that every process requests runs once', async () => {
      const { task, runs, work } = compito();
      for (const process of [jobs, another(), jobs]) await process.schedule(task, { numero: 1 }, 800);
      await work();
      await until(
        () => runs.length,
        (quanti) => quanti >= 3,
      );
      const times = runs.map(({ at }) => at);
      // Three runs of one schedule take two periods; three schedules would have run at once.
      expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(800);
    });

    test('closing finishes the running jobs', async () => {
      let done = false;
      const { task, runs, work } = compito(async () => {
        await pause(500);
        done = true;
      });
      await work();
      const id = await jobs.enqueue(task, { numero: 1 });
      await until(
        () => runs.length,
        (quanti) => quanti === 1,
      );
      await jobs.close();
      open.splice(open.indexOf(jobs), 1);
      expect(done).toBe(true);
      expect(await another().state(task.queue, id)).toBe('completed');
    });

    test('a ping answers once the store is reached', async () => {
      const answers = (): Promise<boolean> =>
        jobs.ping().then(
          () => true,
          () => false,
        );
      expect(await until(answers, Boolean)).toBe(true);
    });

    test('a caller that queues or asks learns at once that the store is down', async () => {
      const [[name, url] = ['', '']] = Object.entries(started.settings);
      const nowhere = new URL(url);
      nowhere.port = String(await freePort());
      const away = createJobs({ settings: { [name]: nowhere.href }, logger });
      open.push(away);
      const { task } = compito();
      const begun = Date.now();
      await expect(away.ping()).rejects.toThrow();
      await expect(away.enqueue(task, { numero: 1 })).rejects.toThrow();
      expect(Date.now() - begun).toBeLessThan(6_000);
    });
  });
}

test('a configuration without either store is refused', () => {
  expect(() => createJobs({ settings: {}, logger })).toThrow('REDIS_URL');
});
