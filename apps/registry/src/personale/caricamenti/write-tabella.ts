// SPDX-License-Identifier: AGPL-3.0-or-later
import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import { TipoAllegato } from '../../ambito/allegati/allegato.ts';
import type { ErroreCaricamento } from './caricamento.ts';
import { inTesto } from './celle.ts';
import type { Tabella } from './tabella.ts';
import { COLONNA_ERRORI, COLONNA_RIGA, type Colonna, type Tracciato } from './tracciato.ts';

export type Formato = TipoAllegato.CSV | TipoAllegato.XLSX;

/** A template: the headers alone. */
export function modello(tracciato: Tracciato, formato: Formato): Promise<Buffer> {
  const colonne = Object.values<Colonna>(tracciato.colonne);
  return writeTabella([colonne.map(({ intestazione }) => intestazione)], formato);
}

/** Each row with errors as it came, and its errors beside it. */
export function tabellaErrori(
  { intestazioni, righe, epoca }: Tabella,
  errori: readonly ErroreCaricamento[],
  formato: Formato,
): Promise<Buffer> {
  const perRiga = new Map<number, string[]>();
  for (const { riga, colonna, messaggio, articolo } of errori) {
    if (riga === null) continue;
    const frase = `${colonna === null ? '' : `${colonna}: `}${messaggio}${articolo === null ? '' : ` (${articolo})`}`;
    const frasi = perRiga.get(riga);
    if (frasi === undefined) perRiga.set(riga, [frase]);
    else frasi.push(frase);
  }
  const sbagliate = righe.filter(({ numero }) => perRiga.has(numero));
  return writeTabella(
    [
      [COLONNA_RIGA, ...intestazioni, COLONNA_ERRORI],
      ...sbagliate.map(({ numero, celle }) => [
        String(numero),
        ...intestazioni.map((_nome, indice) => inTesto(celle[indice] ?? null, epoca)),
        (perRiga.get(numero) ?? []).join('; '),
      ]),
    ],
    formato,
  );
}

/** Every cell is text, so that no spreadsheet takes one for a formula. */
async function writeTabella(righe: readonly (readonly string[])[], formato: Formato): Promise<Buffer> {
  if (formato === TipoAllegato.CSV)
    return Buffer.from(
      stringify([...righe.map((riga) => [...riga])], { bom: true, delimiter: ';', escape_formulas: true }),
    );
  const celle = righe.map((riga, indice) =>
    riga.map((value) => ({ value, type: String, ...(indice === 0 ? { fontWeight: 'bold' as const } : {}) })),
  );
  return writeXlsxFile(celle, { columns: (righe[0] ?? []).map(() => ({ width: 24 })) }).toBuffer();
}
