// SPDX-License-Identifier: AGPL-3.0-or-later
import { fork } from 'node:child_process';
import { AppError } from '@ambito/errors';
import { fromBufferPromise } from 'yauzl';
import { composeTabella, fileErrato, type Cella, type Tabella } from './tabella.ts';

/** What a workbook may weigh once unpacked; twenty thousand rows of staff weigh some twenty MB. */
const MASSIMO_BYTE = 64 * 1024 * 1024;
const MASSIMO_VOCI = 200;
/** Cells and characters of the sheet once it is laid out, blanks included. */
const MASSIMO_MISURA = 10_000_000;
const MEMORIA_MB = 512;
const TEMPO_MS = 20_000;

const troppoGrande = (cause?: unknown): AppError => fileErrato('Il file XLSX è troppo grande una volta aperto', cause);

/**
 * Reads the first sheet of a workbook. It is unpacked once just to be weighed, since some megabytes of zip can hold any
 * number of them. A light sheet may still be laid out without end, by naming a cell of row 4000000000: so the parser is a
 * process of its own, with so much memory and time. A thread would not do: out of memory, it may take its process along.
 * Of a formula there is the value that it had when the workbook was saved.
 * @throws BadUserInput for what is no workbook, or too large
 */
export async function readXlsx(contenuto: Buffer): Promise<Tabella> {
  try {
    await weigh(contenuto);
    // Not its reader of streams, which goes by what stands before each entry and not by the directory that was weighed.
    return composeTabella(await readApart(contenuto));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw fileErrato('Il file XLSX non si legge: salvalo di nuovo, o in CSV', error);
  }
}

interface Letto {
  readonly celle?: Cella[][];
  readonly troppo?: true;
  readonly errore?: string;
}

/** @throws BadUserInput for more cells, memory or time than are taken, Error for what does not read */
function readApart(contenuto: Buffer): Promise<Cella[][]> {
  return new Promise((resolve, reject) => {
    const lettore = fork(new URL('./read-xlsx.process.js', import.meta.url), {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${MEMORIA_MB}`],
      env: {},
      // What V8 says when it is out of memory is of no use in the log.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const scadenza = setTimeout(() => void lettore.kill('SIGKILL'), TEMPO_MS);
    lettore.once('message', ({ celle, troppo, errore }: Letto) => {
      if (celle !== undefined) resolve(celle);
      else reject(troppo === true ? troppoGrande() : new Error(errore));
      lettore.kill('SIGKILL');
    });
    lettore.once('error', reject);
    // After a message it says nothing new; otherwise memory or time are over.
    lettore.once('exit', (code, signal) => {
      clearTimeout(scadenza);
      reject(troppoGrande(new Error(`The reader of workbooks ended with ${code ?? signal}`)));
    });
    // Should it end first, its end is told.
    lettore.send({ contenuto, massimo: MASSIMO_MISURA }, () => undefined);
  });
}

/** Unpacks everything by the same directory that the parser goes by, and fails where that lies about a size. */
async function weigh(contenuto: Buffer): Promise<void> {
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
