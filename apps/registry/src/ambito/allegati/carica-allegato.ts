// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Readable } from 'node:stream';
import { Conflict, NotFound } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import { StatoAllegato, TIPI, type TipoAllegato } from './allegato.ts';
import type { Archivio } from './archivio.ts';
import { receiveFile } from '../files/receive.ts';

interface Atteso {
  readonly chiave: string;
  readonly tipo: TipoAllegato;
  readonly dimensione: number;
}

/**
 * Receives the content of an attachment, once. The attachment is claimed first, so that only one of two concurrent uploads is
 * read. No transaction is open during the upload. A refused content leaves the attachment as it was, so that the right one may
 * still come.
 */
export async function receiveAllegato(
  context: GraphContext,
  { store, scan }: Archivio,
  id: string,
  corpo: Readable,
): Promise<void> {
  const { chiave, tipo, dimensione } = await context.write((unit) => claimAllegato(unit, id));
  try {
    const impronta = await receiveFile(corpo, {
      store,
      scan,
      key: chiave,
      declared: { type: TIPI[tipo], bytes: dimensione },
    });
    if (await context.write((unit) => keepImpronta(unit, id, impronta))) return;
    // The row was deleted meanwhile, so nothing refers to the file any more.
    await store.remove(chiave);
    throw new Conflict("L'allegato è scaduto mentre il contenuto arrivava: preparane un altro");
  } catch (error) {
    // If this fails too, the attachment is purged with those whose content never came.
    await context.write((unit) => releaseAllegato(unit, id)).catch(() => undefined);
    throw error;
  }
}

async function claimAllegato(unit: WriteUnit, id: string): Promise<Atteso> {
  const [allegato] = await unit.query<Atteso & { stato: StatoAllegato }>(
    `SELECT chiave, tipo, dimensione, stato FROM allegato WHERE id = $1 AND ambito_id = $2 AND preparato_da = $3 FOR UPDATE`,
    [id, unit.ambitoId, unit.context.attore.sub],
  );
  if (allegato === undefined) throw new NotFound('Allegato non trovato');
  if (allegato.stato !== StatoAllegato.PREPARATO)
    throw new Conflict("Il contenuto dell'allegato è già arrivato, o arriva");
  await unit.query(`UPDATE allegato SET stato = 'IN_ARRIVO' WHERE id = $1`, [id]);
  return allegato;
}

/** @returns false if the attachment was deleted meanwhile */
async function keepImpronta(unit: WriteUnit, id: string, impronta: string): Promise<boolean> {
  const [caricato] = await unit.query(
    `UPDATE allegato SET stato = 'CARICATO', impronta = $2, caricato_il = $3 WHERE id = $1 AND stato = 'IN_ARRIVO' RETURNING 1`,
    [id, impronta, unit.adesso],
  );
  if (caricato === undefined) return false;
  unit.audit('Allegato', id);
  return true;
}

async function releaseAllegato(unit: WriteUnit, id: string): Promise<void> {
  await unit.query(`UPDATE allegato SET stato = 'PREPARATO' WHERE id = $1 AND stato = 'IN_ARRIVO'`, [id]);
}
