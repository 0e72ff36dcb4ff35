// SPDX-License-Identifier: AGPL-3.0-or-later
import { types } from 'node:util';
import { isText, readText } from '@ambito/subgraph';
import { EPOCA_1900, isIlleggibile, type Cella, type Illeggibile } from './tabella.ts';

// A Date of another process or realm is no `instanceof Date` here.
const { isDate } = types;

/** What is wrong with a cell, for people. */
export class CellaErrata extends Error {
  override readonly name = 'CellaErrata';
}

/** A cell with a value. */
export type CellaPiena = Exclude<Cella, Illeggibile | null>;

/**
 * Reads a cell that is not empty.
 * @param epoca of the spreadsheet that it comes from
 * @throws CellaErrata
 */
export type Lettore<T = unknown> = (cella: CellaPiena, epoca?: number) => T;

/** What spreadsheets show for a value that they do not have, in English or Italian, or for one that is too wide. */
const ERRORE_DI_FOGLIO = /^(#(N\/[AD]|[A-Z0-9/_]+[!?])|Err:\d{3}|#+)$/i;

/**
 * Text as it stands, without the apostrophe that tables of errors put before a text that a spreadsheet would run. A number is
 * refused, since it may have lost its leading zeros, and so are a date, a formula and the error of a spreadsheet.
 */
export const testo: Lettore<string> = (cella) => {
  if (typeof cella !== 'string')
    throw new CellaErrata(
      `È ${isDate(cella) ? 'una data' : typeof cella === 'number' ? 'un numero' : 'un valore logico'}, non un testo: ` +
        'formatta la colonna come testo e scrivi di nuovo il valore, con gli zeri iniziali se ne ha',
    );
  return parole(cella);
};

/** The words of a cell whose leading zeros mean nothing, or can be put back. */
function parole(cella: CellaPiena): string {
  if (isDate(cella)) throw new CellaErrata('È una data, non un testo: formatta la colonna come testo');
  const letto = readText(String(cella)).replace(/^'(?=[=+\-@])/, '');
  if (!isText(letto)) throw new CellaErrata('Contiene caratteri non ammessi');
  if (/^[=@]/.test(letto)) throw new CellaErrata('È una formula, non un testo');
  if (ERRORE_DI_FOGLIO.test(letto))
    throw new CellaErrata(`È un errore del foglio di calcolo (${letto}), non un valore`);
  return letto;
}

/** A code of digits. A spreadsheet may have taken it for a number and dropped its leading zeros, also when it saved a CSV. */
export const cifre =
  (quante: number): Lettore<string> =>
  (cella) => {
    const letto = parole(cella);
    return /^\d+$/.test(letto) ? letto.padStart(quante, '0') : letto;
  };

const GIORNO_MS = 86_400_000;
/** The days that a serial number may mean. Another number is none. */
const PRIMO_GIORNO = Date.UTC(1950, 0, 1);
const ULTIMO_GIORNO = Date.UTC(2149, 11, 31);
const DATA = 'Una data, come 31/12/2026';

/** A day: as Excel keeps it, or as text in the Italian or the international form. */
export const data: Lettore<string> = (cella, epoca = EPOCA_1900) => {
  if (isDate(cella)) return giornoDi(cella);
  // A serial number: the days since the day that the spreadsheet counts from.
  if (typeof cella === 'number') {
    const giorno = epoca + Math.floor(cella) * GIORNO_MS;
    if (giorno < PRIMO_GIORNO || giorno > ULTIMO_GIORNO) throw new CellaErrata(DATA);
    return giornoDi(new Date(giorno));
  }
  const italiana = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(String(cella).trim());
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(cella).trim());
  const [anno, mese, giorno] = italiana
    ? [italiana[3], italiana[2]?.padStart(2, '0'), italiana[1]?.padStart(2, '0')]
    : [iso?.[1], iso?.[2], iso?.[3]];
  const letta = `${anno}-${mese}-${giorno}`;
  const vera = new Date(`${letta}T00:00:00Z`);
  if (Number.isNaN(vera.getTime()) || giornoDi(vera) !== letta) throw new CellaErrata(DATA);
  return letta;
};

/** A Date as people write it: a time if it has no day, a day if it has no time. */
export function inTesto(cella: Cella, epoca: number): string {
  if (isIlleggibile(cella)) return cella.illeggibile;
  if (!isDate(cella)) return cella === null ? '' : String(cella);
  return cella.getTime() - epoca < GIORNO_MS ? ora(cella, epoca) : giornoDi(cella);
}

function giornoDi(istante: Date): string {
  return istante.toISOString().slice(0, 10);
}

const ORA = 'Un’ora, come 08:30';

/** A time of the day: as Excel keeps it (a part of a day), or as text. */
export const ora: Lettore<string> = (cella, epoca = EPOCA_1900) => {
  if (isDate(cella) || typeof cella === 'number') {
    const parte = isDate(cella) ? (cella.getTime() - epoca) / GIORNO_MS : cella;
    const minuti = Math.round(parte * 1_440);
    if (minuti < 0 || minuti > 1_440) throw new CellaErrata(ORA);
    return `${String(Math.floor(minuti / 60)).padStart(2, '0')}:${String(minuti % 60).padStart(2, '0')}`;
  }
  const letta = /^([01]?\d|2[0-4])[:.]([0-5]\d)(?::00)?$/.exec(String(cella).trim());
  if (letta === null) throw new CellaErrata(ORA);
  return `${letta[1]?.padStart(2, '0')}:${letta[2]}`;
};

/** A number, with the comma or the point. */
export const numero: Lettore<number> = (cella) => {
  const letto = typeof cella === 'number' ? cella : Number(parole(cella).replace(',', '.'));
  if (!Number.isFinite(letto)) throw new CellaErrata('Un numero, come 0,5');
  return letto;
};

export const siNo: Lettore<boolean> = (cella) => {
  if (typeof cella === 'boolean') return cella;
  const scelto = { si: true, vero: true, no: false, falso: false }[piano(parole(cella))];
  if (scelto === undefined) throw new CellaErrata('Sì o No');
  return scelto;
};

/** One of some words, whatever their accents, blanks and capitals. */
export function scelta<T extends string | number>(voci: Readonly<Record<string, T>>): Lettore<T> {
  const note = new Map(Object.entries(voci).map(([nome, valore]) => [piano(nome), valore]));
  return (cella) => {
    const scelto = note.get(piano(parole(cella)));
    if (scelto === undefined) throw new CellaErrata(`Uno fra: ${Object.keys(voci).join(', ')}`);
    return scelto;
  };
}

/** A text without accents, capitals and surrounding blanks, to compare the words of people. */
export function piano(parola: string): string {
  return parola
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase();
}
