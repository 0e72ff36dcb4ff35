// SPDX-License-Identifier: AGPL-3.0-or-later
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  /** SQL statements sent, transaction control included. A test reads it to prove that no operation fans out. */
  sqlStatements: Counter;
  /** Seconds an operation of the graph took, by root operation name and outcome. */
  operations: Histogram<'operation' | 'outcome'>;
  /** Seconds between an event's write and its projection here, by producer. */
  eventLag: Gauge<'producer'>;
  /** Seconds that the oldest event not yet confirmed by its consumers has waited in the outbox. */
  outboxAge: Gauge;
  /** Jobs done, by queue and outcome. */
  jobs: Counter<'queue' | 'outcome'>;
}

export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    sqlStatements: new Counter({ name: 'ambito_sql_statements_total', help: 'SQL statements sent', registers }),
    operations: new Histogram({
      name: 'ambito_operation_seconds',
      help: 'Duration of graph operations',
      labelNames: ['operation', 'outcome'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    eventLag: new Gauge({
      name: 'ambito_event_lag_seconds',
      help: 'Age of the last event applied',
      labelNames: ['producer'],
      registers,
    }),
    outboxAge: new Gauge({ name: 'ambito_outbox_age_seconds', help: 'Age of the oldest unconfirmed event', registers }),
    jobs: new Counter({ name: 'ambito_jobs_total', help: 'Jobs done', labelNames: ['queue', 'outcome'], registers }),
  };
}
