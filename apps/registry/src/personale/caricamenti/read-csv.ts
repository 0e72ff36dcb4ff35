// SPDX-License-Identifier: AGPL-3.0-or-later
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { composeTabella, fileErrato, MASSIMO_RIGHE, troppeRighe, type Cella, type Tabella } from './tabella.ts';

const SEPARATORI = [';', ',', '\t'];
/** Rows read at most, blank ones included: the rest of a file of millions of rows is not even parsed. */
const MASSIMO_LETTE = 5 * MASSIMO_RIGHE;

/**
 * Reads a CSV as Italian spreadsheets and systems write it: semicolons, commas or tabs; UTF-8, with its mark or without,
 * or Windows-1252. A cell with a byte that cannot be read is unreadable. @throws BadUserInput for a file that is not a table or has too many rows
 */
export function readCsv(contenuto: Buffer): Tabella {
  const testo = decode(contenuto);
  try {
    const { separatore, resto } = separatoreDi(testo);
    const righe = parse(resto, {
      delimiter: separatore,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 200_000,
      to: MASSIMO_LETTE + 1,
    });
    if (righe.length > MASSIMO_LETTE) throw troppeRighe();
    return composeTabella((righe as string[][]).map((riga) => riga.map(toCella)));
  } catch (error) {
    if (error instanceof CsvError) throw fileErrato(`Il CSV non si legge: riga ${error['lines'] ?? '?'}`, error);
    throw error;
  }
}

/** What stands for a byte that is no letter. */
const PERSO = '\ufffd';

/**
 * UTF-8 if every letter beyond ASCII is; a byte that is none among them is lost. If no letter is UTF-8, the file is in Windows-1252,
 * which Windows writes in Italy.
 */
function decode(contenuto: Buffer): string {
  const utf8 = contenuto.toString('utf8');
  const haPersi = utf8.includes(PERSO);
  if (!haPersi || /[^\0-\x7f\ufffd]/.test(utf8)) return utf8.replace(/^\ufeff/, '');
  // Node's own decoder takes Windows-1252 for Latin-1, and loses the euro and the curly quotes.
  return iconv.decode(contenuto, 'windows-1252');
}

function toCella(testo: string): Cella {
  if (!testo.includes(PERSO)) return testo;
  return {
    illeggibile: testo,
    perche: `Contiene un carattere che non si legge (${PERSO}): correggilo e salva di nuovo il file, in UTF-8`,
  };
}

/** Excel's first line that tells the separator, as in `sep=;`. */
const SEP = /^"?sep=([^\r\n"])"?[^\S\r\n]*(?=[\r\n]|$)/i;

/** The separator that the first line tells, or the one that is most frequent in the first line with content; and what it separates. */
function separatoreDi(testo: string): { separatore: string; resto: string } {
  const detto = SEP.exec(testo);
  // The line stays, blank, so that rows keep their numbers.
  if (detto?.[1] !== undefined) return { separatore: detto[1], resto: testo.slice(detto[0].length) };
  const intestazioni = primaConContenuto(testo);
  const quanti = (separatore: string): number => intestazioni.split(separatore).length;
  const separatore = SEPARATORI.reduce((scelto, altro) => (quanti(altro) > quanti(scelto) ? altro : scelto));
  return { separatore, resto: testo };
}

function primaConContenuto(testo: string): string {
  for (const [riga] of testo.matchAll(/[^\r\n]+/g)) if (/[^\s;,]/.test(riga)) return riga;
  return '';
}
