// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Lifecycle, Logger, Metrics } from '@ambito/telemetry';
import type { Job } from 'bullmq';
import type { output, ZodType } from 'zod';
import {
  createBackend,
  KEPT_JOBS,
  type EndedState,
  type JobQueue,
  type JobWorker,
  type QueueSettings,
} from './backend.ts';
import type { Implementation, Task } from './task.ts';

export { prepareQueueDatabase } from './backend.ts';

/** `pending`: queued or being done. `absent`: the queue does not know the job. */
export type JobState = 'absent' | 'pending' | 'completed' | 'failed';

interface Envelope {
  payload: unknown;
  requestId: string;
}

export interface Jobs {
  /** Queues a job. With an id, the same job queued twice is one. @returns the job's id */
  enqueue<S extends ZodType>(
    task: Task<S>,
    payload: output<S>,
    options?: { id?: string; requestId?: string },
  ): Promise<string>;
  /** Queues a job at an interval, in milliseconds. The same request again changes nothing. */
  schedule<S extends ZodType>(task: Task<S>, payload: output<S>, everyMs: number): Promise<void>;
  state(queue: string, id: string): Promise<JobState>;
  /** Takes a job that has ended out of the queue, its payload included. */
  forget(queue: string, id: string): Promise<void>;
  /**
   * Takes jobs that ended long ago out of the queues that this process works on: a queue does so by itself only when its next job ends.
   * @param ageOf for how many seconds they are kept
   * @returns how many jobs it took away
   */
  forgetEnded(ageOf?: (state: EndedState) => number): Promise<number>;
  /** Takes the jobs of a queue until `close`. */
  work(queue: string, implementations: readonly Implementation[], concurrency: number): Promise<void>;
  ping(): Promise<void>;
  /** Finishes the running jobs and stops. */
  close(): Promise<void>;
}

const BACKOFF = { type: 'exponential', delay: 500 } as const;
/** How long the job of a dead worker stays locked before another worker takes it. */
const LOCK_MS = 15_000;
/** How many ended jobs of a queue are taken away at a time. */
const MOST_FORGOTTEN = 10_000;

export function createJobs(options: {
  settings: QueueSettings;
  logger: Logger;
  metrics?: Metrics;
  /** Told of the jobs in hand. */
  lifecycle?: Lifecycle;
}): Jobs {
  const { logger, metrics, lifecycle } = options;
  const backend = createBackend(options.settings);
  const queues = new Map<string, JobQueue>();
  const workers: JobWorker[] = [];
  const worked = new Set<string>();

  async function queueOf(name: string): Promise<JobQueue> {
    await backend.ready();
    const known = queues.get(name);
    if (known !== undefined) return known;
    const queue = backend.queue(name);
    queue.on('error', (error) => logger.warn({ queue: name, reason: error.message }, 'queue unreachable'));
    queues.set(name, queue);
    return queue;
  }

  function processorOf(queue: string, implementations: readonly Implementation[]) {
    return async (job: Job): Promise<unknown> => {
      const implementation = implementations.find(({ task }) => task.name === job.name);
      if (implementation === undefined) throw new Error(`No implementation of ${job.name} on ${queue}`);
      const { payload, requestId } = job.data as Envelope;
      const attempt = job.attemptsMade + 1;
      const end = lifecycle?.beginJob(`${queue} ${job.id ?? ''}`);
      try {
        return await implementation.run(payload, {
          id: job.id ?? '',
          attempt,
          lastAttempt: attempt >= implementation.task.attempts,
          requestId,
          logger: logger.child({ queue, job: job.id, requestId }),
          progress: (percent) => job.updateProgress(percent),
        });
      } finally {
        end?.();
      }
    };
  }

  return {
    async enqueue(task, payload, { id = randomUUID(), requestId = randomUUID() } = {}) {
      const data: Envelope = { payload: task.payload.parse(payload), requestId };
      const queue = await queueOf(task.queue);
      await queue.add(task.name, data, { jobId: id, attempts: task.attempts, backoff: BACKOFF });
      return id;
    },
    async schedule(task, payload, everyMs) {
      const data: Envelope = { payload: task.payload.parse(payload), requestId: task.name };
      const queue = await queueOf(task.queue);
      await queue.upsertJobScheduler(
        task.name,
        { every: everyMs },
        { name: task.name, data, opts: { attempts: task.attempts, backoff: BACKOFF } },
      );
    },
    async state(queue, id) {
      const job = await (await queueOf(queue)).getJob(id);
      if (job === undefined || job === null) return 'absent';
      const state = await job.getState();
      if (state === 'completed') return 'completed';
      if (state === 'failed') return 'failed';
      return state === 'unknown' ? 'absent' : 'pending';
    },
    async forget(queue, id) {
      await (await queueOf(queue)).remove(id);
    },
    async forgetEnded(ageOf = (state) => KEPT_JOBS[state].age) {
      let forgotten = 0;
      for (const name of worked) {
        const queue = await queueOf(name);
        for (const state of ['completed', 'failed'] as const)
          forgotten += (await queue.clean(ageOf(state) * 1_000, MOST_FORGOTTEN, state)).length;
      }
      return forgotten;
    },
    async work(queue, implementations, concurrency) {
      worked.add(queue);
      const worker = backend.worker(queue, processorOf(queue, implementations), {
        concurrency,
        lockDuration: LOCK_MS,
        stalledInterval: LOCK_MS / 2,
      });
      worker.on('error', (error) => logger.warn({ queue, reason: error.message }, 'worker error'));
      worker.on('completed', () => metrics?.jobs.inc({ queue, outcome: 'completed' }));
      worker.on('failed', (job, error) => {
        metrics?.jobs.inc({ queue, outcome: 'failed' });
        logger.error({ queue, job: job?.id, attempt: job?.attemptsMade, reason: error.message }, 'job failed');
      });
      workers.push(worker);
      await worker.waitUntilReady();
    },
    ping: () => backend.ping(),
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await backend.close();
    },
  };
}
