// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Jobs } from '@ambito/jobs';
import type { DataSource } from '@ambito/persistence';
import type { Logger } from '@ambito/telemetry';

const EVERY_MS = 3_600_000;
const BATCH = 5_000;

/** For how long a row is kept that nothing needs any more. `docs/operations.md` tells it, and a test compares the two. */
export const KEPT = [
  // A key that comes again within a month is the same command sent twice.
  { table: 'idempotenza', since: 'creato_il', days: 30 },
  // Counts of what was read on a day, but of those who read very much.
  { table: 'letture_del_giorno', since: 'giorno', days: 7 },
  // Deliveries that the queue has confirmed say when an event arrived.
  { table: 'consegna', since: 'confermata_il', days: 7 },
  // States of an aggregate of which a consumer has a later one. The last of each stays: read models are rebuilt from it.
  { table: 'outbox', since: 'superato_il', days: 30 },
  // Dead letters that somebody has sent again. One that failed again is no longer marked so.
  { table: 'evento_scartato', since: 'riproposto_il', days: 30 },
] as const;

/** Takes old rows and ended jobs away, at the start and every hour. Several workers may do it at once: a row goes once. */
export function startPurge(
  dataSource: DataSource,
  jobs: Pick<Jobs, 'forgetEnded'>,
  logger: Logger,
): { stop(): Promise<void> } {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const run = (): void => {
    running = running.then(async () => {
      // Neither waits for the other, so that a table that cannot be purged keeps no ended job.
      const [rows, ended] = await Promise.allSettled([purge(dataSource, () => stopped), jobs.forgetEnded()]);
      const counted = [rows, ended].map((result) => (result.status === 'fulfilled' ? result.value : 0));
      if (counted.some((count) => count > 0))
        logger.info({ rows: counted[0], jobs: counted[1] }, 'old rows and ended jobs taken away');
      for (const result of [rows, ended])
        if (result.status === 'rejected')
          logger.warn(
            { reason: result.reason instanceof Error ? result.reason.message : String(result.reason) },
            'the purge waits for its next turn',
          );
    });
  };
  run();
  const timer = setInterval(run, EVERY_MS);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

/**
 * @returns how many rows it took away
 * @throws AggregateError when a table could not be purged, after the others were
 */
export async function purge(dataSource: DataSource, stopped: () => boolean = () => false): Promise<number> {
  const results = await Promise.allSettled(KEPT.map((kept) => purgeTable(dataSource, kept, stopped)));
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '));
  return results.reduce((sum, result) => sum + (result.status === 'fulfilled' ? result.value : 0), 0);
}

async function purgeTable(
  dataSource: DataSource,
  { table, since, days }: (typeof KEPT)[number],
  stopped: () => boolean,
): Promise<number> {
  let removed = 0;
  for (let last = BATCH; last === BATCH && !stopped(); removed += last) {
    const [, count] = (await dataSource.query(
      `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM ${table} WHERE ${since} < now() - interval '${days} days' ORDER BY ${since} LIMIT ${BATCH}))`,
    )) as [unknown, number];
    last = count;
  }
  return removed;
}
