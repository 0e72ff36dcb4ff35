// SPDX-License-Identifier: AGPL-3.0-or-later
import { Unavailable } from '@ambito/errors';
import { parseEvent, type Evento } from '@ambito/events';
import { implementTask, type Implementation, type JobContext } from '@ambito/jobs';
import { work, type DataSource, type WorkUnit } from '@ambito/persistence';
import type { Metrics } from '@ambito/telemetry';
import { deliveryTask, type Delivered } from './delivery.ts';

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
  const applyTogether = (events: readonly Evento[], requests: ReadonlyMap<string, string>): Promise<void> =>
    work(dataSource, events[0]?.ambitoId ?? null, (unit) => consumer.apply(unit, events), { requests });

  async function applyOne(event: Evento, requests: ReadonlyMap<string, string>): Promise<Error | null> {
    try {
      await applyTogether([event], requests);
      return null;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  async function discard({ evento, requestId }: Delivered, reason: string): Promise<void> {
    const id = (evento as { id?: unknown } | null)?.id;
    await dataSource.query(
      `INSERT INTO evento_scartato (id, coda, evento, request_id, errore) VALUES (coalesce($1::uuid, uuidv7()), $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET errore = excluded.errore, scartato_il = excluded.scartato_il, riproposto_il = NULL`,
      [
        typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? id : null,
        consumer.queue,
        JSON.stringify(evento),
        requestId,
        reason.slice(0, 2_000),
      ],
    );
  }

  return implementTask(deliveryTask(consumer.queue), async ({ eventi }, job: JobContext) => {
    const events: Evento[] = [];
    const requests = new Map<string, string>();
    for (const delivered of eventi) {
      const { requestId } = delivered;
      const parsed = parseEvent(delivered.evento);
      if (parsed.ok) {
        events.push(parsed.evento);
        requests.set(parsed.evento.id, requestId);
      } else {
        await discard(delivered, parsed.motivo);
        job.logger.error({ requestId, reason: parsed.motivo }, 'event of an unknown shape put aside');
      }
    }
    const failures: { event: Evento; error: Error }[] = [];
    for (const group of byAmbito(events)) {
      const together = await applyTogether(group, requests).then(
        () => true,
        () => false,
      );
      if (together) continue;
      // One event of the batch is bad. Each is applied alone, so that it does not stop the others.
      for (const event of group) {
        const error = await applyOne(event, requests);
        if (error !== null) failures.push({ event, error });
      }
    }
    const [failure] = failures;
    // When the database does not answer, no event is at fault: the whole delivery fails and the relay sends it again.
    const outage = failures.find(({ error }) => error instanceof Unavailable);
    if (outage !== undefined) throw outage.error;
    if (failure !== undefined && !job.lastAttempt) throw failure.error;
    for (const { event, error } of failures) {
      const requestId = requests.get(event.id) ?? job.requestId;
      await discard({ evento: event, requestId }, error.message);
      job.logger.error(
        { requestId, event: event.id, type: event.tipo, reason: error.message },
        'event put aside after its last try',
      );
    }
    for (const [requestId, count] of countByRequest(requests))
      job.logger.info({ requestId, events: count }, 'events taken');
    const newest = events.at(-1);
    if (newest !== undefined)
      metrics.eventLag.set({ queue: consumer.queue }, (Date.now() - Date.parse(newest.avvenutoIl)) / 1000);
  });
}

/** How many events of a delivery come from each request. */
function countByRequest(requests: ReadonlyMap<string, string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const requestId of requests.values()) counts.set(requestId, (counts.get(requestId) ?? 0) + 1);
  return counts;
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
