// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from '@ambito/config';
import { defineTask, implementTask, type Implementation } from '@ambito/jobs';
import type { DataSource } from '@ambito/persistence';
import { CODA_PURGHE } from '../../ambito/allegati/purge-allegati.ts';
import { PER_VOLTA, purgeRighe } from '../../ambito/allegati/purge-righe.ts';
import type { FileStore } from '../../ambito/files/file-store.ts';

export const purgeCaricamentiTask = defineTask({
  queue: CODA_PURGHE,
  name: 'purga-caricamenti',
  payload: z.object({}),
});

/** For how many days the table of a load, and one that nobody loads, is kept. `docs/operations.md` tells it, and a test compares the two. */
export const GIORNI_DELLE_TABELLE = 30;

/** Deletes the files of loaded tables and of their errors, since they repeat personal data that the database holds already. */
export function purgeCaricamenti(dataSource: DataSource, store: FileStore): Implementation {
  return implementTask(purgeCaricamentiTask, async (_payload, { logger }) => {
    const tolti = await purge(dataSource, store, new Date());
    if (tolti > 0) logger.info({ files: tolti }, 'tables that were loaded taken away');
  });
}

/** @returns how many loads and tables lost their files */
export async function purge(dataSource: DataSource, store: FileStore, adesso: Date): Promise<number> {
  const termine = new Date(adesso.getTime() - GIORNI_DELLE_TABELLE * 24 * 3_600_000);
  return (
    (await purgeRighe(dataSource, store, DEI_CARICAMENTI_SQL, [termine, adesso])) +
    (await purgeRighe(dataSource, store, DELLE_TABELLE_SQL, [termine]))
  );
}

/** The load itself stays, with its author, its time and its outcome. A key may have no file. */
const DEI_CARICAMENTI_SQL = `UPDATE caricamento SET errori = '[]', con_tabella_errori = false, allegato_id = NULL, dati_tolti_il = $2
  WHERE id IN (SELECT id FROM caricamento WHERE dati_tolti_il IS NULL AND concluso_il < $1 ORDER BY concluso_il LIMIT ${PER_VOLTA} FOR UPDATE SKIP LOCKED)
  RETURNING chiave_errori AS chiave`;

/** Tables that no load uses. Those that prove an ispezione stay. */
const DELLE_TABELLE_SQL = `DELETE FROM allegato WHERE id IN (
    SELECT id FROM allegato AS a WHERE stato = 'CARICATO' AND tipo IN ('CSV', 'XLSX') AND caricato_il < $1
      AND NOT EXISTS (SELECT FROM caricamento WHERE allegato_id = a.id) AND NOT EXISTS (SELECT FROM prova_ispezione WHERE allegato_id = a.id)
    ORDER BY caricato_il LIMIT ${PER_VOLTA} FOR UPDATE SKIP LOCKED)
  RETURNING chiave`;
