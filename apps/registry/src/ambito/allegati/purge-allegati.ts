// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from '@ambito/config';
import { defineTask, implementTask, type Implementation } from '@ambito/jobs';
import type { DataSource } from '@ambito/persistence';
import { PER_VOLTA, purgeRighe } from './purge-righe.ts';
import type { FileStore } from '../files/file-store.ts';

/** The queue of all jobs that purge files. */
export const CODA_PURGHE = 'registry.allegati';

export const purgeAllegatiTask = defineTask({
  queue: CODA_PURGHE,
  name: 'purga-allegati',
  payload: z.object({}),
});

export const OGNI_ORA_MS = 3_600_000;
const UN_GIORNO_MS = 24 * 3_600_000;

/** Extra time for an upload that was still running when the day ended. No request lasts longer. */
const UN_ORA_MS = 3_600_000;

/** Purges the attachments whose content never came. If a process died after it had stored the file, the file is purged too. */
export function purgeAllegati(dataSource: DataSource, store: FileStore): Implementation {
  return implementTask(purgeAllegatiTask, async (_payload, { logger }) => {
    const tolti = await purgeExpired(dataSource, store, new Date());
    if (tolti > 0) logger.info({ attachments: tolti }, 'attachments without content taken away');
  });
}

/** @returns how many attachments were purged */
export function purgeExpired(dataSource: DataSource, store: FileStore, adesso: Date): Promise<number> {
  return purgeRighe(
    dataSource,
    store,
    `DELETE FROM allegato WHERE id IN (
       SELECT id FROM allegato WHERE stato <> 'CARICATO' AND preparato_il < $1 AND (stato = 'PREPARATO' OR preparato_il < $2)
       ORDER BY preparato_il LIMIT ${PER_VOLTA} FOR UPDATE SKIP LOCKED)
     RETURNING chiave`,
    [UN_GIORNO_MS, UN_GIORNO_MS + UN_ORA_MS].map((ms) => new Date(adesso.getTime() - ms)),
  );
}
