// SPDX-License-Identifier: AGPL-3.0-or-later
import { work, type DataSource } from '@ambito/persistence';
import type { FileStore } from '../files/file-store.ts';

/** The most rows that one statement of a purge deletes. */
export const PER_VOLTA = 100;

/**
 * Deletes rows with their files, in batches, until there are no more.
 * @param sql a statement that deletes `PER_VOLTA` rows at most and returns the `chiave` of each, which may have a file
 * @returns how many rows were deleted
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
      // The files go before the commit, since nothing refers to a file without a row.
      for (const { chiave } of righe) await store.remove(chiave);
      return righe.length;
    });
    tolti += questi;
    if (questi < PER_VOLTA) return tolti;
  }
}
