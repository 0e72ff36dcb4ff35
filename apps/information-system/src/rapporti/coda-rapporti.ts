// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { setTimeout as pausa } from 'node:timers/promises';
import type { Jobs } from '@ambito/jobs';
import type { DataSource } from '@ambito/persistence';
import type { Logger, Stoppable } from '@ambito/telemetry';
import { CODA_RAPPORTI, generaRapportoTask } from './genera-rapporto.ts';

const PAUSA_MS = 500;
/** A report being made that has not moved for longer is looked for in the queue. */
const FERMO = '30 seconds';

interface Preso {
  readonly id: string;
  readonly ambitoId: string;
  /** The job's id. */
  readonly lavoro: string;
}

/**
 * Hands the reports that were asked for over to the queue. The rows are the truth: each names the job that makes it, and
 * one whose job the queue has lost is handed over again, by one worker alone.
 */
export function codaRapporti(dataSource: DataSource, jobs: Jobs, logger: Logger): Stoppable {
  let fermo = false;

  const consegna = ({ id, ambitoId, lavoro }: Preso): Promise<string> =>
    jobs.enqueue(generaRapportoTask, { rapportoId: id, ambitoId }, { id: lavoro });

  async function prendi(): Promise<void> {
    const presi: Preso[] = await dataSource.query(
      `WITH presi AS (
         UPDATE rapporto SET stato = 'IN_GENERAZIONE', progresso = 0, aggiornato_il = now(), lavoro = gen_random_uuid()
         WHERE id IN (SELECT id FROM rapporto WHERE stato = 'IN_CODA' ORDER BY richiesto_il LIMIT 10 FOR UPDATE SKIP LOCKED)
         RETURNING id, ambito_id AS "ambitoId", lavoro)
       SELECT * FROM presi`,
    );
    for (const preso of presi) await consegna(preso);
  }

  async function riprendi(): Promise<void> {
    const fermi: Preso[] = await dataSource.query(
      `WITH fermi AS (
         UPDATE rapporto SET aggiornato_il = now()
         WHERE id IN (SELECT id FROM rapporto WHERE stato = 'IN_GENERAZIONE' AND aggiornato_il < now() - $1::interval FOR UPDATE SKIP LOCKED)
         RETURNING id, ambito_id AS "ambitoId", lavoro)
       SELECT * FROM fermi`,
      [FERMO],
    );
    for (const { id, ambitoId, lavoro } of fermi) {
      const stato = await jobs.state(CODA_RAPPORTI, lavoro);
      if (stato === 'in_corso') continue;
      logger.warn({ report: id, state: stato }, 'report lost by the queue, handed over again');
      // Under a new id: a queue takes no second job with the id of one that failed.
      const nuovo = randomUUID();
      await dataSource.query('UPDATE rapporto SET lavoro = $2 WHERE id = $1', [id, nuovo]);
      await consegna({ id, ambitoId, lavoro: nuovo });
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
