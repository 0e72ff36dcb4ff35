// SPDX-License-Identifier: AGPL-3.0-or-later
import { work, type DataSource } from '@ambito/persistence';
import type { FileStore } from '../files/file-store.ts';

/** How many rows one statement of a purge takes away at most. */
export const PER_VOLTA = 100;

/**
 * Takes rows away with their files, some at a time, until there are no more.
 * @param sql a statement that takes `PER_VOLTA` rows away at most and answers the `chiave` of each, under which there may be a file
 * @returns how many were taken away
 */
export async function purgeRighe(
  dataSource: DataSource,
  store: FileStore,
  sql: string,
  parametri: readonly unknown[],
): Promise<number> {
  let tolti = 0;
  for (;;) {
    const questi = await work(dataSource, null, async (unit) => {
      const righe = await unit.query<{ chiave: string }>(sql, parametri);
      // Before the rows are committed away: nothing leads to a file that has no row.
      for (const { chiave } of righe) await store.remove(chiave);
      return righe.length;
    });
    tolti += questi;
    if (questi < PER_VOLTA) return tolti;
  }
}
