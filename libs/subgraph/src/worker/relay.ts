// SPDX-License-Identifier: AGPL-3.0-or-later
import { consumatori, type Produttore } from '@ambito/events';
import type { Jobs, JobState } from '@ambito/jobs';
import type { DataSource } from '@ambito/persistence';
import type { Logger, Metrics } from '@ambito/telemetry';
import { confirmDelivery } from './confirm-delivery.ts';
import { deliveryTask, type Delivered } from './delivery.ts';

/** The most events in one job: batches keep up with bursts, and a single event leaves at once. */
const BATCH = 500;
const IDLE_MS = 200;
const SWEEP_MS = 5_000;
/** A delivery that is unconfirmed for longer is looked up in the queue, and sent again if the queue has lost it. */
const UNCONFIRMED = '10 seconds';

/**
 * Hands the outbox over to the queues of its consumers, until each has confirmed. The outbox is the source of
 * truth: it fills a lost or emptied queue again, and consumers take the same event twice without harm. A job whose delivery is
 * confirmed, or that failed and is sent again, leaves the queue with its events: nothing of a person stays there.
 */
export function startRelay(options: {
  producer: Produttore;
  dataSource: DataSource;
  jobs: Jobs;
  logger: Logger;
  metrics: Metrics;
}): { stop(): Promise<void> } {
  const { producer, dataSource, jobs, logger, metrics } = options;
  const queues = consumatori[producer];
  let stopped = false;
  let lastSweep = 0;

  /** Marks events as sent and records their deliveries before the queue has them. The sweep repairs a crash in between. */
  async function takeBatch(): Promise<{ id: string; coda: string }[]> {
    return dataSource.query(
      `WITH taken AS (
         SELECT id, seq FROM outbox WHERE inviato_il IS NULL ORDER BY seq LIMIT $1 FOR UPDATE SKIP LOCKED
       ), sent AS (
         UPDATE outbox SET inviato_il = now() FROM taken WHERE outbox.id = taken.id
       )
       INSERT INTO consegna (coda, eventi)
       SELECT coda, eventi FROM unnest($2::text[]) AS coda, (SELECT array_agg(id ORDER BY seq) AS eventi FROM taken) AS batch
       WHERE eventi IS NOT NULL
       RETURNING id, coda`,
      [BATCH, queues],
    );
  }

  async function send(id: string, coda: string): Promise<void> {
    const eventi: Delivered[] = await dataSource.query(
      `SELECT evento, request_id AS "requestId" FROM outbox JOIN consegna ON outbox.id = ANY (consegna.eventi) WHERE consegna.id = $1 ORDER BY seq`,
      [id],
    );
    await jobs.enqueue(deliveryTask(coda), { eventi }, { id });
  }

  /** Gives the job a new id, because a queue takes no second job with the id of a failed one. */
  async function sendAgain(id: string, coda: string, state: JobState): Promise<void> {
    const [delivery]: { id: string }[] = await dataSource.query(
      `INSERT INTO consegna (coda, eventi) SELECT coda, eventi FROM consegna WHERE id = $1 RETURNING id`,
      [id],
    );
    await dataSource.query(`DELETE FROM consegna WHERE id = $1`, [id]);
    if (delivery === undefined) return;
    logger.warn({ delivery: delivery.id, queue: coda, state }, 'delivery lost by the queue, sent again');
    await send(delivery.id, coda);
    if (state === 'failed') await jobs.forget(coda, id);
  }

  async function sweep(): Promise<void> {
    const pending: { id: string; coda: string }[] = await dataSource.query(
      `SELECT id, coda FROM consegna WHERE confermata_il IS NULL AND inviata_il < now() - $1::interval ORDER BY inviata_il LIMIT 500`,
      [UNCONFIRMED],
    );
    for (const { id, coda } of pending) {
      const state = await jobs.state(coda, id);
      if (state === 'completed') {
        await confirmDelivery(dataSource, id);
        await jobs.forget(coda, id);
      } else if (state === 'pending')
        await dataSource.query(`UPDATE consegna SET inviata_il = now() WHERE id = $1`, [id]);
      else await sendAgain(id, coda, state);
    }
    const [oldest]: { eta: string | null }[] = await dataSource.query(
      `SELECT extract(epoch FROM now() - min(creato_il)) AS eta FROM outbox WHERE inviato_il IS NULL`,
    );
    metrics.outboxAge.set(Number(oldest?.eta ?? 0));
    const waiting: { coda: string; eta: string }[] = await dataSource.query(
      `SELECT coda, extract(epoch FROM now() - min(creato_il)) AS eta
       FROM consegna JOIN outbox ON outbox.id = ANY (consegna.eventi) WHERE confermata_il IS NULL GROUP BY coda`,
    );
    for (const queue of queues)
      metrics.deliveryAge.set({ queue }, Number(waiting.find(({ coda }) => coda === queue)?.eta ?? 0));
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      try {
        const taken = await takeBatch();
        await Promise.all(taken.map(({ id, coda }) => send(id, coda)));
        if (Date.now() - lastSweep > SWEEP_MS) {
          lastSweep = Date.now();
          await sweep();
        }
        if (taken.length === 0) await pause(IDLE_MS);
      } catch (error) {
        logger.warn({ reason: error instanceof Error ? error.message : String(error) }, 'relay waits');
        await pause(1_000);
      }
    }
  }

  const running = loop();
  return {
    async stop() {
      stopped = true;
      await running;
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
