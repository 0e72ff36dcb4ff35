// SPDX-License-Identifier: AGPL-3.0-or-later
import { baseConfig, databaseConfig, queueConfig, z } from '@ambito/config';
import type { Produttore } from '@ambito/events';
import { createJobs, type Implementation, type Jobs } from '@ambito/jobs';
import { createDataSource, type DataSource } from '@ambito/persistence';
import { createLogger, createMetrics, serveInternals, type Logger, type Stoppable } from '@ambito/telemetry';
import { consumeEvents, type Consumer } from './consumer.ts';
import { startRelay } from './relay.ts';

export const workerConfig = z
  .object({ ...baseConfig.shape, ...databaseConfig.shape })
  .required({ WORKER_DATABASE_URL: true })
  .and(queueConfig);
export type WorkerConfig = z.infer<typeof workerConfig>;

interface WorkerTools {
  readonly dataSource: DataSource;
  readonly jobs: Jobs;
  readonly logger: Logger;
}

/** A service's jobs: the events it hands over, those it takes, and the tasks and schedules of its own. */
export interface WorkerDefinition {
  readonly name: string;
  /** Whose outbox this worker hands over; absent for a service without events. */
  readonly producer?: Produttore;
  readonly consumers: readonly Consumer[];
  readonly tasks?: (tools: WorkerTools) => readonly Implementation[];
  readonly start?: (tools: WorkerTools) => Promise<Stoppable>;
}

const CONCURRENCY = 4;

/** A worker: a process of its own, that takes no requests but for its health and metrics on the internal port. */
export async function createWorker(
  definition: WorkerDefinition,
  config: WorkerConfig,
): Promise<Stoppable & { metricsPort: number }> {
  const logger = createLogger(definition.name, config.LOG_LEVEL);
  const metrics = createMetrics(definition.name);
  const dataSource = createDataSource({
    url: config.WORKER_DATABASE_URL,
    applicationName: `ambito-${definition.name}`,
    poolSize: config.DATABASE_POOL,
    // Workers read and write by SQL alone.
    entities: [],
    metrics,
  });
  await dataSource.initialize();
  const jobs = createJobs({ settings: config, logger, metrics });
  const tools: WorkerTools = { dataSource, jobs, logger };
  for (const consumer of definition.consumers)
    await jobs.work(consumer.queue, [consumeEvents(consumer, dataSource, metrics)], CONCURRENCY);
  for (const [queue, implementations] of byQueue(definition.tasks?.(tools) ?? []))
    await jobs.work(queue, implementations, CONCURRENCY);
  const relay =
    definition.producer === undefined
      ? undefined
      : startRelay({ producer: definition.producer, dataSource, jobs, logger, metrics });
  const own = await definition.start?.(tools);
  const internals = await serveInternals({
    host: config.HOST,
    port: config.METRICS_PORT,
    checks: { database: () => dataSource.query('SELECT 1'), queue: () => jobs.ping() },
    metrics,
  });
  logger.info({ metricsPort: internals.port }, 'worker ready');
  return {
    metricsPort: internals.port,
    async stop() {
      await relay?.stop();
      await own?.stop();
      await jobs.close();
      await internals.stop();
      await dataSource.destroy();
    },
  };
}

function byQueue(implementations: readonly Implementation[]): Map<string, Implementation[]> {
  const queues = new Map<string, Implementation[]>();
  for (const implementation of implementations) {
    queues.set(implementation.task.queue, [...(queues.get(implementation.task.queue) ?? []), implementation]);
  }
  return queues;
}
