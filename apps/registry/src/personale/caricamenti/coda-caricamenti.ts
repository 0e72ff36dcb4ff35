// SPDX-License-Identifier: AGPL-3.0-or-later
import { startHandOver, type Asked, type Requests } from '@ambito/jobs';
import type { DataSource } from '@ambito/persistence';
import type { WorkerTools } from '@ambito/subgraph';
import type { Stoppable } from '@ambito/telemetry';
import { runCaricamentoTask } from './run-caricamento.ts';

/** A load without progress for longer than this is looked for in the queue. */
const FERMO = '30 seconds';
/** How often the queue may lose the job of a load. A table that kills workers is not tried for ever. */
const MASSIMO_TENTATIVI = 3;

type Preso = Asked<{ caricamentoId: string }>;

/** What an UPDATE of `caricamento` returns. */
const PRESO = `id, lavoro AS "jobId", request_id AS "requestId", jsonb_build_object('caricamentoId', id) AS payload`;

/** Hands waiting loads over to the queue: one at a time in each Ambito, the oldest first. */
export function codaCaricamenti({
  dataSource,
  jobs,
  logger,
}: Pick<WorkerTools, 'dataSource' | 'jobs' | 'logger'>): Stoppable {
  return startHandOver(
    richieste(dataSource, () => new Date()),
    jobs,
    logger,
  );
}

export function richieste(
  dataSource: DataSource,
  orologio: () => Date,
): Requests<(typeof runCaricamentoTask)['payload']> {
  return {
    task: runCaricamentoTask,
    // If two workers take a load of the same Ambito at once, the constraint `caricamento_uno_in_corso` stops one. That one
    // tries again.
    take: (): Promise<Preso[]> =>
      dataSource.query(
        `WITH presi AS (
           UPDATE caricamento SET stato = 'IN_CORSO', iniziato_il = $1, aggiornato_il = now(), lavoro = gen_random_uuid(), versione = versione + 1
           WHERE id IN (
             SELECT id FROM caricamento AS c WHERE stato = 'IN_ATTESA' AND NOT EXISTS (
               SELECT FROM caricamento AS prima
               WHERE prima.ambito_id = c.ambito_id AND prima.stato IN ('IN_ATTESA', 'IN_CORSO') AND prima.id <> c.id
                 AND (prima.stato = 'IN_CORSO' OR (prima.richiesto_il, prima.id) < (c.richiesto_il, c.id)))
             ORDER BY richiesto_il LIMIT 10 FOR UPDATE SKIP LOCKED)
           RETURNING ${PRESO})
         SELECT * FROM presi`,
        [orologio()],
      ),
    findStill: (): Promise<Preso[]> =>
      dataSource.query(
        `WITH fermi AS (
           UPDATE caricamento SET aggiornato_il = now()
           WHERE id IN (SELECT id FROM caricamento WHERE stato = 'IN_CORSO' AND aggiornato_il < now() - $1::interval FOR UPDATE SKIP LOCKED)
           RETURNING ${PRESO})
         SELECT * FROM fermi`,
        [FERMO],
      ),
    async rename(id, jobId) {
      const rinominati: { stato: string }[] = await dataSource.query(
        `WITH rinominato AS (
           UPDATE caricamento SET lavoro = $2, tentativi = tentativi + 1, aggiornato_il = now(),
             stato = CASE WHEN tentativi < $3 THEN stato ELSE 'FALLITO' END,
             concluso_il = CASE WHEN tentativi < $3 THEN NULL ELSE $4::timestamptz END,
             versione = CASE WHEN tentativi < $3 THEN versione ELSE versione + 1 END
           WHERE id = $1 AND stato = 'IN_CORSO' RETURNING stato)
         SELECT * FROM rinominato`,
        [id, jobId, MASSIMO_TENTATIVI, orologio()],
      );
      return rinominati[0]?.stato === 'IN_CORSO';
    },
  };
}
