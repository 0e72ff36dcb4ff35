// SPDX-License-Identifier: AGPL-3.0-or-later
import { fork } from 'node:child_process';
import { AppError } from '@ambito/errors';
import { fromBufferPromise } from 'yauzl';
import { SheetExtent } from './sheet-extent.ts';
import { composeTabella, EPOCA_1900, EPOCA_1904, fileErrato, type Cella, type Tabella } from './tabella.ts';

/** The largest unpacked workbook. Twenty thousand rows of staff take some twenty MB. */
const MASSIMO_BYTE = 64 * 1024 * 1024;
const MASSIMO_VOCI = 200;
/** The most cells and characters of a sheet, blanks included. */
const MASSIMO_MISURA = 10_000_000;
const FOGLIO = /^xl\/worksheets\/.*\.xml$/i;
/** What the parser's own process may take: megabytes of memory, milliseconds. */
const LIMITI = { memoriaMb: 512, tempoMs: 20_000 };

const troppoGrande = (cause?: unknown): AppError => fileErrato('Il file XLSX è troppo grande una volta aperto', cause);

/**
 * Reads the first sheet of a workbook. The workbook is first unpacked only to measure it, since a small zip can hold any amount
 * of data and a small sheet can name a cell of row 4000000000. The parser then runs in a process of its own, with limits on
 * memory and time, for what the measure does not see. (A thread that runs out of memory may end its process.) A formula gives
 * the value that it had when the workbook was saved.
 * @throws BadUserInput for a file that is no workbook, or too large
 */
export async function readXlsx(contenuto: Buffer, limiti = LIMITI): Promise<Tabella> {
  try {
    await weigh(contenuto);
    // Not the library's reader of streams: it trusts the header before each entry, not the directory that was measured.
    const { celle, epoca1904 } = await readApart(contenuto, limiti);
    return composeTabella(
      celle.map((riga) => riga.map(toCella)),
      epoca1904 ? EPOCA_1904 : EPOCA_1900,
    );
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw fileErrato('Il file XLSX non si legge: salvalo di nuovo, o in CSV', error);
  }
}

/** A cell as the reader's process hands it over. */
type CellaLetta = Exclude<Cella, object> | Date | { readonly illeggibile: string; readonly formula: boolean };

function toCella(cella: CellaLetta): Cella {
  if (typeof cella !== 'object' || cella === null || !('illeggibile' in cella)) return cella;
  const { illeggibile, formula } = cella;
  return {
    illeggibile,
    perche: formula
      ? 'È una formula senza il suo risultato: apri il file con il foglio di calcolo e salvalo di nuovo'
      : `Contiene un errore del foglio di calcolo (${illeggibile}), non un valore`,
  };
}

interface Foglio {
  readonly celle: readonly (readonly CellaLetta[])[];
  readonly epoca1904: boolean;
}

interface Letto extends Partial<Foglio> {
  readonly troppo?: true;
  readonly errore?: string;
}

/** @throws BadUserInput for too many cells, too much memory or time; Error for a sheet that cannot be read */
function readApart(contenuto: Buffer, { memoriaMb, tempoMs }: typeof LIMITI): Promise<Foglio> {
  return new Promise((resolve, reject) => {
    const lettore = fork(new URL('./read-xlsx.process.js', import.meta.url), {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${memoriaMb}`],
      // A date of the file is of no place: read as one of UTC, it keeps its day.
      env: { TZ: 'UTC' },
      // V8's report when it runs out of memory is of no use in the log.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const scadenza = setTimeout(() => void lettore.kill('SIGKILL'), tempoMs);
    lettore.once('message', ({ celle, epoca1904 = false, troppo, errore }: Letto) => {
      if (celle !== undefined) resolve({ celle, epoca1904 });
      else reject(troppo === true ? troppoGrande() : new Error(errore));
      lettore.kill('SIGKILL');
    });
    lettore.once('error', reject);
    // After a message the exit says nothing new. Without a message the process has run out of memory or time.
    lettore.once('exit', (code, signal) => {
      clearTimeout(scadenza);
      reject(troppoGrande(new Error(`The reader of workbooks ended with ${code ?? signal}`)));
    });
    // If the process ends first, the exit event reports it.
    lettore.send({ contenuto, massimo: MASSIMO_MISURA }, () => undefined);
  });
}

/**
 * Unpacks everything by the directory that the parser uses too, and fails if the directory states a wrong size.
 * @throws BadUserInput for too many parts, too many bytes, or a sheet that spans too many cells
 */
async function weigh(contenuto: Buffer): Promise<void> {
  const zip = await fromBufferPromise(contenuto);
  if (zip.entryCount > MASSIMO_VOCI) throw troppoGrande();
  let byte = 0;
  for await (const voce of zip.eachEntry()) {
    if (voce.fileName.endsWith('/')) continue;
    const estensione = FOGLIO.test(voce.fileName) ? new SheetExtent() : undefined;
    for await (const pezzo of (await zip.openReadStreamPromise(voce)) as AsyncIterable<Buffer>) {
      byte += pezzo.length;
      estensione?.add(pezzo);
      if (byte > MASSIMO_BYTE || (estensione?.cells ?? 0) > MASSIMO_MISURA) throw troppoGrande();
    }
  }
}
