// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import {
  createPostgresBackend,
  Queue,
  runMigrations,
  Worker,
  type Processor,
  type JobsOptions,
  type PostgresConnectionOptions,
  type QueueOptions,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

/** Redis when its URL is given, otherwise the database that holds BullMQ's schema. */
export interface QueueSettings {
  readonly REDIS_URL?: string | undefined;
  readonly QUEUE_DATABASE_URL?: string | undefined;
}

/** The part of BullMQ's queue and worker that is used here; their full types differ by store. */
export interface JobQueue {
  add(name: string, data: unknown, options: JobsOptions): Promise<unknown>;
  getJob(id: string): Promise<{ getState(): Promise<string> } | undefined>;
  remove(id: string): Promise<unknown>;
  clean(graceMs: number, most: number, state: EndedState): Promise<unknown[]>;
  upsertJobScheduler(
    id: string,
    repeat: { every: number },
    template: { name: string; data: unknown; opts: JobsOptions },
  ): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}
export interface JobWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'completed', listener: () => void): unknown;
  on(
    event: 'failed',
    listener: (job: { id?: string; attemptsMade: number } | undefined, error: Error) => void,
  ): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

/** The same classes of BullMQ over one of its two stores. Only this file knows which. */
export interface Backend {
  queue(name: string): JobQueue;
  worker(name: string, processor: Processor, options: Omit<WorkerOptions, 'connection'>): JobWorker;
  /** Returns once the store is reached; throws when it is not reached soon. Await it before using a queue. */
  ready(): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

export function createBackend(settings: QueueSettings): Backend {
  if (settings.REDIS_URL !== undefined) return redisBackend(settings.REDIS_URL);
  if (settings.QUEUE_DATABASE_URL !== undefined) return postgresBackend(settings.QUEUE_DATABASE_URL);
  throw new Error('Set REDIS_URL or QUEUE_DATABASE_URL');
}

export type EndedState = 'completed' | 'failed';
/** For how many seconds a queue keeps a job that has ended, and how many of them. `docs/operations.md` tells it, and a test compares the two. */
export const KEPT_JOBS: Readonly<Record<EndedState, { readonly age: number; readonly count: number }>> = {
  completed: { age: 3_600, count: 10_000 },
  failed: { age: 30 * 86_400, count: 5_000 },
};

const queueOptions: Omit<QueueOptions, 'connection'> = {
  defaultJobOptions: { removeOnComplete: KEPT_JOBS.completed, removeOnFail: KEPT_JOBS.failed },
};

function redisBackend(url: string): Backend {
  // A worker waits for Redis as long as it takes; a caller that queues a job must learn at once that Redis is down.
  const forWorkers = new Redis(url, { maxRetriesPerRequest: null });
  const forQueues = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: false });
  for (const connection of [forWorkers, forQueues]) connection.on('error', () => undefined);
  return {
    queue: (name) => new Queue(name, { ...queueOptions, connection: forQueues }),
    worker: (name, processor, options) => new Worker(name, processor, { ...options, connection: forWorkers }),
    ready: () => reached(forQueues),
    ping: async () => {
      await reached(forQueues);
      await forQueues.ping();
    },
    close: async () => {
      forWorkers.disconnect();
      forQueues.disconnect();
    },
  };
}

const PATIENCE_MS = 5_000;

/** BullMQ waits without end for a first connection. Here an error of the connection ends the wait. */
async function reached(connection: Redis): Promise<void> {
  if (connection.status === 'ready') return;
  await once(connection, 'ready', { signal: AbortSignal.timeout(PATIENCE_MS) });
}

const SCHEMA = 'bullmq';

function postgresBackend(url: string): Backend {
  // One pool for all the queues of the process: BullMQ would open one for each.
  const pool = new pg.Pool({
    connectionString: url,
    max: 12,
    options: `-c search_path=${SCHEMA}`,
    connectionTimeoutMillis: 5_000,
    application_name: 'ambito-jobs',
  });
  pool.on('error', () => undefined);
  // BullMQ describes the part of a pool that it uses with index signatures, which the driver's own type lacks.
  const connection = pool as unknown as PostgresConnectionOptions;
  return {
    queue: (name) => new Queue(name, { ...queueOptions, connection }, createPostgresBackend),
    worker: (name, processor, options) =>
      new Worker(name, processor, { ...options, connection }, createPostgresBackend),
    // Each statement of the pool fails by itself, within `connectionTimeoutMillis`.
    ready: () => Promise.resolve(),
    ping: async () => void (await pool.query('SELECT 1')),
    close: () => pool.end(),
  };
}

/** Creates or updates BullMQ's tables. It runs with the migrations, never in a service. */
export async function prepareQueueDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
