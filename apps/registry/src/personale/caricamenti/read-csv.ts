// SPDX-License-Identifier: AGPL-3.0-or-later
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { composeTabella, fileErrato, MASSIMO_RIGHE, troppeRighe, type Tabella } from './tabella.ts';

const SEPARATORI = [';', ',', '\t'];
/** Rows read at most, blank ones included: the rest of a file of millions of rows is not even parsed. */
const MASSIMO_LETTE = 5 * MASSIMO_RIGHE;

/**
 * Reads a CSV as Italian spreadsheets and systems write it: semicolons, commas or tabs; UTF-8, with its mark or without,
 * or Windows-1252. @throws BadUserInput for a file that is not a table or has too many rows
 */
export function readCsv(contenuto: Buffer): Tabella {
  const testo = decode(contenuto);
  try {
    const righe = parse(testo, {
      delimiter: separatoreDi(testo),
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 200_000,
      to: MASSIMO_LETTE + 1,
    });
    if (righe.length > MASSIMO_LETTE) throw troppeRighe();
    return composeTabella(righe as string[][]);
  } catch (error) {
    if (error instanceof CsvError) throw fileErrato(`Il CSV non si legge: riga ${error['lines'] ?? '?'}`, error);
    throw error;
  }
}

/** UTF-8 if every byte is valid UTF-8, otherwise Windows-1252, which Windows writes in Italy. */
function decode(contenuto: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(contenuto);
  } catch {
    // Node's own decoder takes Windows-1252 for Latin-1, and loses the euro and the curly quotes.
    return iconv.decode(contenuto, 'windows-1252');
  }
}

/** The separator that is most frequent in the headers. */
function separatoreDi(testo: string): string {
  const [intestazioni = ''] = testo.split(/\r?\n/, 1);
  const quanti = (separatore: string): number => intestazioni.split(separatore).length;
  return SEPARATORI.reduce((scelto, altro) => (quanti(altro) > quanti(scelto) ? altro : scelto));
}
