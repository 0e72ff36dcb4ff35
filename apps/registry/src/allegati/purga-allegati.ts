// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from '@ambito/config';
import type { FileStore } from '@ambito/files';
import { defineTask, implementTask, type Implementation } from '@ambito/jobs';
import { work, type DataSource } from '@ambito/persistence';

export const purgaAllegatiTask = defineTask({
  queue: 'registry.allegati',
  name: 'purga-allegati',
  payload: z.object({}),
});

export const OGNI_ORA_MS = 3_600_000;
const UN_GIORNO_MS = 24 * 3_600_000;
const PER_VOLTA = 100;

/** More, for a content that was coming when the day ended: far longer than a request lives. */
const UN_ORA_MS = 3_600_000;

/** Takes attachments away whose content never came, with whatever of it may have been stored before a process died. */
export function purgaAllegati(dataSource: DataSource, store: FileStore): Implementation {
  return implementTask(purgaAllegatiTask, async (_payload, { logger }) => {
    const tolti = await purga(dataSource, store, new Date());
    if (tolti > 0) logger.info({ attachments: tolti }, 'attachments without content taken away');
  });
}

/** @returns how many were taken away */
export async function purga(dataSource: DataSource, store: FileStore, adesso: Date): Promise<number> {
  let tolti = 0;
  for (;;) {
    const questi = await work(dataSource, null, async (unit) => {
      const righe = await unit.query<{ chiave: string }>(
        `DELETE FROM allegato WHERE id IN (
           SELECT id FROM allegato WHERE stato <> 'CARICATO' AND preparato_il < $1 AND (stato = 'PREPARATO' OR preparato_il < $2)
           ORDER BY preparato_il LIMIT $3 FOR UPDATE SKIP LOCKED)
         RETURNING chiave`,
        [...[UN_GIORNO_MS, UN_GIORNO_MS + UN_ORA_MS].map((ms) => new Date(adesso.getTime() - ms)), PER_VOLTA],
      );
      // Before the rows are gone for good: a file without a row would never be found again.
      for (const { chiave } of righe) await store.remove(chiave);
      return righe.length;
    });
    tolti += questi;
    if (questi < PER_VOLTA) return tolti;
  }
}
