// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { work, type DataSource } from '@ambito/persistence';
import { StatoCaricamento } from './caricamento.ts';
import type { CaricamentoInCorso } from './run-caricamento.ts';
import { tabellaErrori, type Formato } from './write-tabella.ts';
import type { Esito } from './write-righe.ts';
import type { Tabella } from './tabella.ts';
import { newFileKey, type FileStore } from '../../ambito/files/file-store.ts';

const ERRORI_NELLA_RISPOSTA = 100;

/** The parameters: the id, the state, the instant, the number of new rows and of rows that change nothing. */
export const FINISH_SQL = `UPDATE caricamento
  SET stato = $2, concluso_il = $3, nuove = $4, invariate = $5, righe_lavorate = coalesce(righe, 0), aggiornato_il = now(), versione = versione + 1
  WHERE id = $1 AND stato = 'IN_CORSO'`;

/**
 * Writes the outcome of a load that has written no rows: a trial, or a load with errors. The rows that have errors are stored
 * as a table, each beside its errors.
 */
export async function finishCaricamento(
  { dataSource, store }: { dataSource: DataSource; store: FileStore },
  { id, ambitoId, tipo, chiaveErrori, requestId }: CaricamentoInCorso,
  tabella: Tabella | undefined,
  { nuove, invariate, errori }: Esito,
  adesso: Date,
): Promise<void> {
  const daMostrare = tabella !== undefined && errori.some(({ riga }) => riga !== null);
  if (daMostrare) await storeErrori(store, chiaveErrori, await tabellaErrori(tabella, errori, tipo as Formato));
  const stato = errori.length === 0 ? StatoCaricamento.RIUSCITO : StatoCaricamento.RIFIUTATO;
  await work(
    dataSource,
    ambitoId,
    async (unit) => {
      await unit.query(
        `UPDATE caricamento SET errori = $2, totale_errori = $3, con_tabella_errori = $4, righe = $5 WHERE id = $1 AND stato = 'IN_CORSO'`,
        [id, JSON.stringify(errori.slice(0, ERRORI_NELLA_RISPOSTA)), errori.length, daMostrare, tabella?.righe.length],
      );
      await unit.query(FINISH_SQL, [id, stato, adesso, nuove, invariate]);
    },
    { requestId },
  );
}

/** Writes that a load has failed, but not because of its table. */
export async function failCaricamento(dataSource: DataSource, id: string, adesso: Date): Promise<void> {
  await dataSource.query(
    `UPDATE caricamento SET stato = 'FALLITO', concluso_il = $2, aggiornato_il = now(), versione = versione + 1 WHERE id = $1 AND stato = 'IN_CORSO'`,
    [id, adesso],
  );
}

async function storeErrori(store: FileStore, chiave: string, contenuto: Buffer): Promise<void> {
  const path = join(store.spool, newFileKey());
  try {
    await writeFile(path, contenuto, { flag: 'wx', mode: 0o600, flush: true });
    const sha256 = createHash('sha256').update(contenuto).digest('hex');
    await store.put(chiave, { path, bytes: contenuto.length, sha256 });
  } finally {
    await rm(path, { force: true });
  }
}
