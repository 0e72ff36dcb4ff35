// SPDX-License-Identifier: AGPL-3.0-or-later
import { startHandOver, type Asked, type Jobs } from '@ambito/jobs';
import type { DataSource } from '@ambito/persistence';
import type { Logger, Stoppable } from '@ambito/telemetry';
import { generateRapportoTask } from './generate-rapporto.ts';

/** A report without progress for longer than this is looked for in the queue. */
const FERMO = '30 seconds';

type Preso = Asked<{ rapportoId: string; ambitoId: string }>;

/** What an UPDATE of `rapporto` returns. */
const PRESO = `id, lavoro AS "jobId", request_id AS "requestId", jsonb_build_object('rapportoId', id, 'ambitoId', ambito_id) AS payload`;

/** Hands the requested reports over to the queue. */
export function codaRapporti(dataSource: DataSource, jobs: Jobs, logger: Logger): Stoppable {
  return startHandOver(
    {
      task: generateRapportoTask,
      take: (): Promise<Preso[]> =>
        dataSource.query(
          `WITH presi AS (
             UPDATE rapporto SET stato = 'IN_GENERAZIONE', progresso = 0, aggiornato_il = now(), lavoro = gen_random_uuid()
             WHERE id IN (SELECT id FROM rapporto WHERE stato = 'IN_CODA' ORDER BY richiesto_il LIMIT 10 FOR UPDATE SKIP LOCKED)
             RETURNING ${PRESO})
           SELECT * FROM presi`,
        ),
      findStill: (): Promise<Preso[]> =>
        dataSource.query(
          `WITH fermi AS (
             UPDATE rapporto SET aggiornato_il = now()
             WHERE id IN (SELECT id FROM rapporto WHERE stato = 'IN_GENERAZIONE' AND aggiornato_il < now() - $1::interval FOR UPDATE SKIP LOCKED)
             RETURNING ${PRESO})
           SELECT * FROM fermi`,
          [FERMO],
        ),
      async rename(id, jobId) {
        await dataSource.query('UPDATE rapporto SET lavoro = $2 WHERE id = $1', [id, jobId]);
        return true;
      },
    },
    jobs,
    logger,
  );
}
