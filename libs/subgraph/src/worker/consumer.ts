// SPDX-License-Identifier: AGPL-3.0-or-later
import { Unavailable } from '@ambito/errors';
import { parseEvent, type Evento } from '@ambito/events';
import { implementTask, type Implementation, type JobContext } from '@ambito/jobs';
import { work, type DataSource, type WorkUnit } from '@ambito/persistence';
import type { Metrics } from '@ambito/telemetry';
import { deliveryTask } from './delivery.ts';

/**
 * Takes the events of one queue. `apply` gets events of one Ambito, in one transaction, and must ignore a state of an
 * aggregate that is older than the stored one: events come twice, late and out of order.
 */
export interface Consumer {
  readonly queue: string;
  apply(unit: WorkUnit, events: readonly Evento[]): Promise<void>;
}

/** An event that still fails at the delivery's last try goes to the dead letters with its error, and the rest goes on. */
export function consumeEvents(consumer: Consumer, dataSource: DataSource, metrics: Metrics): Implementation {
  async function applyOne(event: Evento): Promise<Error | null> {
    try {
      await work(dataSource, event.ambitoId, (unit) => consumer.apply(unit, [event]));
      return null;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  async function discard(raw: unknown, reason: string): Promise<void> {
    const id = (raw as { id?: unknown } | null)?.id;
    await dataSource.query(
      `INSERT INTO evento_scartato (id, coda, evento, errore) VALUES (coalesce($1::uuid, uuidv7()), $2, $3, $4) ON CONFLICT (id) DO NOTHING`,
      [
        typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? id : null,
        consumer.queue,
        JSON.stringify(raw),
        reason.slice(0, 2_000),
      ],
    );
  }

  return implementTask(deliveryTask(consumer.queue), async ({ eventi }, job: JobContext) => {
    const events: Evento[] = [];
    for (const raw of eventi) {
      const parsed = parseEvent(raw);
      if (parsed.ok) events.push(parsed.evento);
      else {
        await discard(raw, parsed.motivo);
        job.logger.error({ reason: parsed.motivo }, 'event of an unknown shape put aside');
      }
    }
    const failures: { event: Evento; error: Error }[] = [];
    for (const group of byAmbito(events)) {
      const together = await work(dataSource, group[0]?.ambitoId ?? null, (unit) => consumer.apply(unit, group)).then(
        () => true,
        () => false,
      );
      if (together) continue;
      // One event of the batch is bad. Each is applied alone, so that it does not stop the others.
      for (const event of group) {
        const error = await applyOne(event);
        if (error !== null) failures.push({ event, error });
      }
    }
    const [failure] = failures;
    // When the database does not answer, no event is at fault: the whole delivery fails and the relay sends it again.
    const outage = failures.find(({ error }) => error instanceof Unavailable);
    if (outage !== undefined) throw outage.error;
    if (failure !== undefined && !job.lastAttempt) throw failure.error;
    for (const { event, error } of failures) {
      await discard(event, error.message);
      job.logger.error(
        { event: event.id, type: event.tipo, reason: error.message },
        'event put aside after its last try',
      );
    }
    const newest = events.at(-1);
    if (newest !== undefined)
      metrics.eventLag.set({ queue: consumer.queue }, (Date.now() - Date.parse(newest.avvenutoIl)) / 1000);
  });
}

function byAmbito(events: readonly Evento[]): Evento[][] {
  const groups = new Map<string | null, Evento[]>();
  for (const event of events) {
    const group = groups.get(event.ambitoId);
    if (group === undefined) groups.set(event.ambitoId, [event]);
    else group.push(event);
  }
  return [...groups.values()];
}
