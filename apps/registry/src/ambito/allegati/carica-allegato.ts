// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Readable } from 'node:stream';
import { Conflict, NotFound } from '@ambito/errors';
import { receiveFile } from '@ambito/files';
import type { WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import { StatoAllegato, TIPI, type TipoAllegato } from './allegato.ts';
import type { Archivio } from './archivio.ts';

interface Preso {
  readonly chiave: string;
  readonly tipo: TipoAllegato;
  readonly dimensione: number;
}

/**
 * Takes the content in, once. It is claimed first, so that of two that come at once one is read; while it comes no
 * transaction is open. A content that is refused leaves the attachment as it was, to be tried again.
 */
export async function loadAllegato(
  context: GraphContext,
  { store, scan }: Archivio,
  id: string,
  corpo: Readable,
): Promise<void> {
  const { chiave, tipo, dimensione } = await context.write((unit) => loadForUpdate(unit, id));
  try {
    const impronta = await receiveFile(corpo, {
      store,
      scan,
      key: chiave,
      declared: { type: TIPI[tipo], bytes: dimensione },
    });
    if (await context.write((unit) => concludi(unit, id, impronta))) return;
    // The row was taken away meanwhile: the file would never be found again.
    await store.remove(chiave);
    throw new Conflict("L'allegato è scaduto mentre il contenuto arrivava: preparane un altro");
  } catch (error) {
    // Should this fail too, the attachment goes away with those that never came.
    await context.write((unit) => lascia(unit, id)).catch(() => undefined);
    throw error;
  }
}

async function loadForUpdate(unit: WriteUnit, id: string): Promise<Preso> {
  const [allegato] = await unit.query<Preso & { stato: StatoAllegato }>(
    `SELECT chiave, tipo, dimensione, stato FROM allegato WHERE id = $1 AND ambito_id = $2 AND preparato_da = $3 FOR UPDATE`,
    [id, unit.ambitoId, unit.context.attore.sub],
  );
  if (allegato === undefined) throw new NotFound('Allegato non trovato');
  if (allegato.stato !== StatoAllegato.PREPARATO)
    throw new Conflict("Il contenuto dell'allegato è già arrivato, o arriva");
  await unit.query(`UPDATE allegato SET stato = 'IN_ARRIVO' WHERE id = $1`, [id]);
  return allegato;
}

/** @returns whether the attachment is still there to have it */
async function concludi(unit: WriteUnit, id: string, impronta: string): Promise<boolean> {
  const [caricato] = await unit.query(
    `UPDATE allegato SET stato = 'CARICATO', impronta = $2, caricato_il = $3 WHERE id = $1 AND stato = 'IN_ARRIVO' RETURNING 1`,
    [id, impronta, unit.adesso],
  );
  if (caricato === undefined) return false;
  unit.audit('Allegato', id);
  return true;
}

async function lascia(unit: WriteUnit, id: string): Promise<void> {
  await unit.query(`UPDATE allegato SET stato = 'PREPARATO' WHERE id = $1 AND stato = 'IN_ARRIVO'`, [id]);
}
