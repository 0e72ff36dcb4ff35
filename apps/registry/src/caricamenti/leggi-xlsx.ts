// SPDX-License-Identifier: AGPL-3.0-or-later
import { AppError } from '@ambito/errors';
import { readSheet } from 'read-excel-file/universal';
import { fromBufferPromise } from 'yauzl';
import { componiTabella, fileErrato, type Cella, type Tabella } from './tabella.ts';

/** What a workbook may weigh once unpacked; five hundred rows weigh less than one MB. */
const MASSIMO_BYTE = 20 * 1024 * 1024;
const MASSIMO_VOCI = 200;

/**
 * Reads the first sheet of a workbook. It is unpacked once just to be weighed, since some megabytes of zip can hold any
 * number of them. Of a formula there is the value that it had when the workbook was saved.
 * @throws BadUserInput for what is no workbook, or too large
 */
export async function leggiXlsx(contenuto: Buffer): Promise<Tabella> {
  try {
    await pesa(contenuto);
    // Not its reader of streams, which goes by what stands before each entry and not by the directory that was weighed.
    const { buffer, byteOffset, length } = contenuto;
    const celle = await readSheet(buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer);
    return componiTabella(celle as unknown as Cella[][]);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw fileErrato('Il file XLSX non si legge: salvalo di nuovo, o in CSV', error);
  }
}

/** Unpacks everything by the same directory that the parser goes by, and fails where that lies about a size. */
async function pesa(contenuto: Buffer): Promise<void> {
  const zip = await fromBufferPromise(contenuto);
  const troppo = fileErrato('Il file XLSX è troppo grande una volta aperto');
  if (zip.entryCount > MASSIMO_VOCI) throw troppo;
  let byte = 0;
  for await (const voce of zip.eachEntry()) {
    if (voce.fileName.endsWith('/')) continue;
    for await (const pezzo of await zip.openReadStreamPromise(voce)) {
      byte += (pezzo as Buffer).length;
      if (byte > MASSIMO_BYTE) throw troppo;
    }
  }
}
