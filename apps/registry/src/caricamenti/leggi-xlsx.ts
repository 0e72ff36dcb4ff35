// SPDX-License-Identifier: AGPL-3.0-or-later
import { Worker } from 'node:worker_threads';
import { AppError } from '@ambito/errors';
import { fromBufferPromise } from 'yauzl';
import { componiTabella, fileErrato, type Cella, type Tabella } from './tabella.ts';

/** What a workbook may weigh once unpacked; five hundred rows weigh less than one MB. */
const MASSIMO_BYTE = 20 * 1024 * 1024;
const MASSIMO_VOCI = 200;
/** Cells and characters of the sheet once it is laid out, blanks included. */
const MASSIMO_MISURA = 5_000_000;
const MEMORIA_MB = 256;
const TEMPO_MS = 10_000;

const troppoGrande = (cause?: unknown): AppError => fileErrato('Il file XLSX è troppo grande una volta aperto', cause);

/**
 * Reads the first sheet of a workbook. It is unpacked once just to be weighed, since some megabytes of zip can hold any
 * number of them. A light sheet may still be laid out without end, by naming a cell of row 4000000000: so the parser has
 * a thread of its own, with so much memory and time. Of a formula there is the value that it had when the workbook was saved.
 * @throws BadUserInput for what is no workbook, or too large
 */
export async function leggiXlsx(contenuto: Buffer): Promise<Tabella> {
  try {
    await pesa(contenuto);
    // Not its reader of streams, which goes by what stands before each entry and not by the directory that was weighed.
    const celle = await leggiAParte(contenuto);
    if (celle === null) throw troppoGrande();
    return componiTabella(celle);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw fileErrato('Il file XLSX non si legge: salvalo di nuovo, o in CSV', error);
  }
}

/** @returns null for more cells and characters than are taken. @throws BadUserInput for more memory or time */
function leggiAParte(contenuto: Buffer): Promise<Cella[][] | null> {
  const { buffer, byteOffset, length } = contenuto;
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./leggi-xlsx.worker.js', import.meta.url), {
      workerData: { contenuto: buffer.slice(byteOffset, byteOffset + length), massimo: MASSIMO_MISURA },
      resourceLimits: { maxOldGenerationSizeMb: MEMORIA_MB },
      execArgv: [],
      env: {},
    });
    const scadenza = setTimeout(() => void worker.terminate(), TEMPO_MS);
    worker.once('message', (celle: Cella[][] | null) => {
      resolve(celle);
      void worker.terminate();
    });
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? troppoGrande(error) : error),
    );
    // After a message or an error it says nothing new; otherwise the time is over.
    worker.once('exit', (code) => {
      clearTimeout(scadenza);
      reject(troppoGrande(new Error(`The reader of workbooks ended with ${code}`)));
    });
  });
}

/** Unpacks everything by the same directory that the parser goes by, and fails where that lies about a size. */
async function pesa(contenuto: Buffer): Promise<void> {
  const zip = await fromBufferPromise(contenuto);
  if (zip.entryCount > MASSIMO_VOCI) throw troppoGrande();
  let byte = 0;
  for await (const voce of zip.eachEntry()) {
    if (voce.fileName.endsWith('/')) continue;
    for await (const pezzo of await zip.openReadStreamPromise(voce)) {
      byte += (pezzo as Buffer).length;
      if (byte > MASSIMO_BYTE) throw troppoGrande();
    }
  }
}
