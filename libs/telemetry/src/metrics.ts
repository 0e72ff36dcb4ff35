// SPDX-License-Identifier: AGPL-3.0-or-later
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  /** SQL statements sent, transaction control included. Tests read it to prove that a list needs a fixed number of statements. */
  sqlStatements: Counter;
  /** Seconds between the write of the last applied event and its projection, by queue. */
  eventLag: Gauge<'queue'>;
  /** Seconds since the oldest event whose delivery is not confirmed yet, by queue: it grows while a consumer is stuck. */
  deliveryAge: Gauge<'queue'>;
  /** Seconds that the oldest event not yet handed over to the queue has waited in the outbox. */
  outboxAge: Gauge;
  /** Jobs done, by queue and outcome. */
  jobs: Counter<'queue' | 'outcome'>;
  /** Refusals of authorisation, by action and reason; `none` is a request that was refused before any action. */
  refused: Counter<'action' | 'reason'>;
  /** Requests that the gateway refused because their caller had used up what a purpose allows. */
  limited: Counter<'purpose'>;
  /** Accounts that have read half of the personal records of a day, and reads refused beyond them, by role. */
  massReading: Counter<'role' | 'outcome'>;
  /** Calls to a subgraph that the gateway refused because its queue was full or the wait too long, by rank of the caller. */
  overloaded: Counter<'subgraph' | 'rank'>;
  /** Calls to a subgraph that are in flight or waiting for their turn. */
  subgraphCalls: Gauge<'subgraph' | 'state'>;
}

export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    sqlStatements: new Counter({ name: 'ambito_sql_statements_total', help: 'SQL statements sent', registers }),
    eventLag: new Gauge({
      name: 'ambito_event_lag_seconds',
      help: 'Age of the last event applied',
      labelNames: ['queue'],
      registers,
    }),
    deliveryAge: new Gauge({
      name: 'ambito_delivery_age_seconds',
      help: 'Age of the oldest event not yet confirmed by its consumer',
      labelNames: ['queue'],
      registers,
    }),
    outboxAge: new Gauge({
      name: 'ambito_outbox_age_seconds',
      help: 'Age of the oldest event not yet handed over',
      registers,
    }),
    jobs: new Counter({ name: 'ambito_jobs_total', help: 'Jobs done', labelNames: ['queue', 'outcome'], registers }),
    refused: new Counter({
      name: 'ambito_refused_total',
      help: 'Refusals of authorisation',
      labelNames: ['action', 'reason'],
      registers,
    }),
    limited: new Counter({
      name: 'ambito_limited_total',
      help: 'Requests beyond a limit',
      labelNames: ['purpose'],
      registers,
    }),
    massReading: new Counter({
      name: 'ambito_mass_reading_total',
      help: 'Accounts that read much of a day, and reads refused beyond it',
      labelNames: ['role', 'outcome'],
      registers,
    }),
    overloaded: new Counter({
      name: 'ambito_overloaded_total',
      help: 'Calls to a subgraph refused by its queue',
      labelNames: ['subgraph', 'rank'],
      registers,
    }),
    subgraphCalls: new Gauge({
      name: 'ambito_subgraph_calls',
      help: 'Calls to a subgraph in flight or waiting',
      labelNames: ['subgraph', 'state'],
      registers,
    }),
  };
}
