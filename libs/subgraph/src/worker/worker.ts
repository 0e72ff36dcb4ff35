// SPDX-License-Identifier: AGPL-3.0-or-later
import { baseConfig, databaseConfig, queueConfig, z } from '@ambito/config';
import type { Produttore } from '@ambito/events';
import { createJobs, type Implementation, type Jobs } from '@ambito/jobs';
import {
  createDataSource,
  requirePlainRole,
  requireWritable,
  write,
  type DataSource,
  type UnitContext,
  type WriteUnit,
} from '@ambito/persistence';
import {
  createLifecycle,
  createLogger,
  createMetrics,
  serveInternals,
  type Logger,
  type Metrics,
  type Running,
  type Stoppable,
} from '@ambito/telemetry';
import type { SubgraphDefinition } from '../schema.ts';
import { consumeEvents, type Consumer } from './consumer.ts';
import { startPurge } from './purge.ts';
import { startRelay } from './relay.ts';

export const workerConfig = z
  .object({ ...baseConfig.shape, ...databaseConfig.shape })
  .required({ WORKER_DATABASE_URL: true })
  .and(queueConfig);
export type WorkerConfig = z.infer<typeof workerConfig>;

export interface WorkerTools {
  readonly dataSource: DataSource;
  readonly jobs: Jobs;
  readonly logger: Logger;
  /** Runs an operation that a person requested as the request would: with the service's role and rules, and the person's audit. */
  readonly operate: <T>(context: UnitContext, operation: (unit: WriteUnit) => Promise<T>) => Promise<T>;
}

/** The jobs of a service: the events that it hands over and takes, and its own tasks and schedules. */
export interface WorkerDefinition {
  readonly name: string;
  /** The producer of the outbox that this worker hands over; absent for a service without events. */
  readonly producer?: Produttore;
  readonly consumers: readonly Consumer[];
  /** The graph whose operations its jobs run, if they run any. The worker then needs `DATABASE_URL` too. */
  readonly operations?: Pick<SubgraphDefinition, 'entities' | 'rules'>;
  readonly tasks?: (tools: WorkerTools) => readonly Implementation[];
  readonly start?: (tools: WorkerTools) => Promise<Stoppable>;
}

const CONCURRENCY = 4;
/** Longer than any statement of a job, of which the server ends none by itself. */
const SILENT_MS = 900_000;

/** A worker: a separate process that serves only health and metrics, on the internal port. */
export async function createWorker(
  definition: WorkerDefinition,
  config: WorkerConfig,
): Promise<Running & { metricsPort: number }> {
  const logger = createLogger(definition.name, config.LOG_LEVEL);
  // Nobody is sent to a worker, so it need not wait until nobody is.
  const lifecycle = createLifecycle({ ...config, DRAIN_SECONDS: 0 }, logger);
  const metrics = createMetrics(definition.name);
  const dataSource = createDataSource({
    url: config.WORKER_DATABASE_URL,
    applicationName: `ambito-${definition.name}`,
    poolSize: config.DATABASE_POOL,
    prepared: config.DATABASE_PREPARED,
    // Workers read and write by SQL only.
    entities: [],
    metrics,
    silentMs: SILENT_MS,
  });
  await dataSource.initialize();
  await requirePlainRole(dataSource, 'WORKER_DATABASE_URL');
  const serving = await openServing(definition, config, metrics);
  const jobs = createJobs({ settings: config, logger, metrics, lifecycle });
  const tools: WorkerTools = { dataSource, jobs, logger, operate: serving.operate };
  for (const consumer of definition.consumers)
    await jobs.work(consumer.queue, [consumeEvents(consumer, dataSource, metrics)], CONCURRENCY);
  for (const [queue, implementations] of byQueue(definition.tasks?.(tools) ?? []))
    await jobs.work(queue, implementations, Math.min(...implementations.map(concurrencyOf)));
  const relay =
    definition.producer === undefined
      ? undefined
      : startRelay({ producer: definition.producer, dataSource, jobs, logger, metrics });
  const purging = startPurge(dataSource, jobs, logger);
  const own = await definition.start?.(tools);
  const internals = await serveInternals({
    host: config.HOST,
    port: config.METRICS_PORT,
    dependencies: {
      needed: { database: () => requireWritable(dataSource), queue: () => jobs.ping(), ...serving.checks },
    },
    metrics,
    lifecycle,
  });
  logger.info({ metricsPort: internals.port }, 'worker ready');
  return {
    metricsPort: internals.port,
    lifecycle,
    async stop() {
      await relay?.stop();
      await purging.stop();
      await own?.stop();
      await jobs.close();
      await internals.stop();
      await serving.stop();
      await dataSource.destroy();
    },
  };
}

/**
 * The data source with the service's role, beside the worker's. An operation has the same rights wherever it runs, without
 * a second list of grants.
 */
async function openServing(
  { name, operations }: WorkerDefinition,
  { DATABASE_URL, DATABASE_PREPARED }: WorkerConfig,
  metrics: Metrics,
): Promise<Pick<WorkerTools, 'operate'> & Stoppable & { checks: Record<string, () => Promise<unknown>> }> {
  if (operations === undefined)
    return {
      operate: () => Promise.reject(new Error(`${name} runs no operations of a graph`)),
      checks: {},
      stop: () => Promise.resolve(),
    };
  if (DATABASE_URL === undefined) throw new Error(`${name} runs operations of a graph: set DATABASE_URL`);
  const serving = createDataSource({
    url: DATABASE_URL,
    applicationName: `ambito-${name}`,
    poolSize: CONCURRENCY,
    prepared: DATABASE_PREPARED,
    entities: operations.entities,
    metrics,
  });
  await serving.initialize();
  await requirePlainRole(serving, 'DATABASE_URL');
  return {
    operate: (context, operation) => write(serving, context, { rules: operations.rules }, operation),
    checks: { operations: () => requireWritable(serving) },
    stop: () => serving.destroy(),
  };
}

function concurrencyOf({ task: { concurrency = CONCURRENCY } }: Implementation): number {
  return concurrency;
}

function byQueue(implementations: readonly Implementation[]): Map<string, Implementation[]> {
  const queues = new Map<string, Implementation[]>();
  for (const implementation of implementations) {
    queues.set(implementation.task.queue, [...(queues.get(implementation.task.queue) ?? []), implementation]);
  }
  return queues;
}
