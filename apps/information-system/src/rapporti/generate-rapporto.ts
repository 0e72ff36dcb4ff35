// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from '@ambito/config';
import { defineTask, implementTask, type Implementation } from '@ambito/jobs';
import { lock, LOCKS, replaceRows, work, type DataSource } from '@ambito/persistence';
import { recompute } from '../figure/recompute.ts';
import { updateAmbito } from '../figure/update-figure.ts';
import { ArtefattoEntity } from './artefatto.entity.ts';
import { composeFiles, type Intestazione } from './compose.ts';

export const generateRapportoTask = defineTask({
  queue: 'information-system.rapporti',
  name: 'genera-rapporto',
  payload: z.object({ rapportoId: z.guid(), ambitoId: z.guid() }),
  attempts: 5,
});

/**
 * Makes a report in one transaction: it updates the figures, makes the files and changes the state of the row. A second run,
 * after a worker died or because a job came twice, finds the report made and does nothing, or makes the whole report.
 */
export function generateRapporto(dataSource: DataSource): Implementation {
  return implementTask(generateRapportoTask, async ({ rapportoId, ambitoId }, job) => {
    // Progress is written outside the transaction that makes the report, so that people see it meanwhile.
    const reportProgress = async (percento: number): Promise<void> => {
      await dataSource.query(
        `UPDATE rapporto SET progresso = $2, aggiornato_il = now() WHERE id = $1 AND stato = 'IN_GENERAZIONE'`,
        [rapportoId, percento],
      );
      await job.progress(percento);
    };
    try {
      await reportProgress(1);
      await updateAmbito(dataSource, ambitoId);
      await makeRapporto(dataSource, { rapportoId, ambitoId, requestId: job.requestId }, reportProgress);
    } catch (error) {
      if (job.lastAttempt) {
        await dataSource.query(
          `UPDATE rapporto SET stato = 'FALLITO', aggiornato_il = now(), versione = versione + 1 WHERE id = $1 AND stato = 'IN_GENERAZIONE'`,
          [rapportoId],
        );
      }
      throw error;
    }
  });
}

async function makeRapporto(
  dataSource: DataSource,
  { rapportoId, ambitoId, requestId }: { rapportoId: string; ambitoId: string; requestId: string },
  reportProgress: (percento: number) => Promise<void>,
): Promise<void> {
  await work(
    dataSource,
    ambitoId,
    async (unit) => {
      // A job may come twice: the second run waits for the first, and finds the report made. The row itself is not locked, since
      // progress is written to it.
      await lock(unit, LOCKS.rapporto, rapportoId);
      const [rapporto] = await unit.query<Intestazione>(
        `SELECT tipo, periodo, edizione, provvisorio, ambito_id AS "ambitoId" FROM rapporto WHERE id = $1 AND stato = 'IN_GENERAZIONE'`,
        [rapportoId],
      );
      if (rapporto === undefined) return;
      // Read before the facts, so that the report counts at least the facts up to its watermark.
      const [stato] = await unit.query<{ fattiAl: Date }>(
        'SELECT fatti_al AS "fattiAl" FROM avanzamento WHERE ambito_id = $1',
        [ambitoId],
      );
      await recompute(unit, [rapporto.periodo]);
      const file = await composeFiles(unit, rapporto, stato?.fattiAl.toISOString() ?? null, reportProgress);
      await replaceRows(
        unit,
        ArtefattoEntity,
        { rapportoId: [rapportoId] },
        file.map((one) => ({ rapportoId, ...one })),
      );
      const fatto = await unit.query(
        `UPDATE rapporto SET stato = 'GENERATO', progresso = 100, filigrana = $2, aggiornato_il = now(), versione = versione + 1
       WHERE id = $1 AND stato = 'IN_GENERAZIONE' RETURNING 1`,
        [rapportoId, stato?.fattiAl ?? null],
      );
      if (fatto.length === 0) throw new Error('The report is no longer being made: its files are not kept');
    },
    { requestId },
  );
}
