// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as pausa } from 'node:timers/promises';
import type { Jobs } from '@ambito/jobs';
import type { DataSource } from '@ambito/persistence';
import type { Logger, Stoppable } from '@ambito/telemetry';
import { CODA_RAPPORTI, generaRapportoTask } from './genera-rapporto.ts';

const PAUSA_MS = 500;
/** A report being made that has not moved for longer is looked for in the queue. */
const FERMO = '30 seconds';

/**
 * Hands the reports that were asked for over to the queue. The rows are the truth: one that the queue has lost is handed over
 * again, and the queue's id, of report and version, keeps one job of it.
 */
export function codaRapporti(dataSource: DataSource, jobs: Jobs, logger: Logger): Stoppable {
  let fermo = false;

  async function prendi(): Promise<void> {
    const presi: { id: string; ambitoId: string }[] = (await dataSource.query(
      `WITH presi AS (
         UPDATE rapporto SET stato = 'IN_GENERAZIONE', aggiornato_il = now()
         WHERE id IN (SELECT id FROM rapporto WHERE stato = 'IN_CODA' ORDER BY richiesto_il LIMIT 10 FOR UPDATE SKIP LOCKED)
         RETURNING id, ambito_id AS "ambitoId")
       SELECT * FROM presi`,
    )) as { id: string; ambitoId: string }[];
    for (const { id, ambitoId } of presi) await jobs.enqueue(generaRapportoTask, { rapportoId: id, ambitoId }, { id });
  }

  async function riprendi(): Promise<void> {
    const fermi: { id: string; ambitoId: string }[] = await dataSource.query(
      `SELECT id, ambito_id AS "ambitoId" FROM rapporto WHERE stato = 'IN_GENERAZIONE' AND aggiornato_il < now() - $1::interval`,
      [FERMO],
    );
    for (const { id, ambitoId } of fermi) {
      const stato = await jobs.state(CODA_RAPPORTI, id);
      if (stato === 'in_corso') continue;
      logger.warn({ report: id, state: stato }, 'report lost by the queue, handed over again');
      await jobs.enqueue(generaRapportoTask, { rapportoId: id, ambitoId });
    }
  }

  async function ciclo(): Promise<void> {
    while (!fermo) {
      try {
        await prendi();
        await riprendi();
      } catch (error) {
        logger.warn({ reason: error instanceof Error ? error.message : String(error) }, 'reports wait');
      }
      await pausa(PAUSA_MS);
    }
  }
  const corsa = ciclo();
  return {
    async stop() {
      fermo = true;
      await corsa;
    },
  };
}
