// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { withoutBlanks } from '@ambito/subgraph';

/** A cell as the file has it: text, or a typed value of a spreadsheet. */
export type Cella = string | number | boolean | Date | Illeggibile | null;

/** A cell that is not blank, and whose value cannot be read. */
export interface Illeggibile {
  /** What the file shows in it: the error of a spreadsheet, or a text with lost letters. */
  readonly illeggibile: string;
  /** Why, for people. */
  readonly perche: string;
}

export const isIlleggibile = (cella: Cella): cella is Illeggibile =>
  typeof cella === 'object' && cella !== null && 'illeggibile' in cella;

export interface Riga {
  /** The number of the row in the file; the headers are row 1. */
  readonly numero: number;
  readonly celle: readonly Cella[];
}

/** The day that a spreadsheet counts from: its dates, times and serial numbers mean nothing without it. */
export const EPOCA_1900 = Date.UTC(1899, 11, 30);
export const EPOCA_1904 = Date.UTC(1904, 0, 1);

export interface Tabella {
  readonly epoca: number;
  readonly intestazioni: readonly string[];
  readonly righe: readonly Riga[];
}

/** The most rows that are held in memory and written in one transaction. No Ambito in Italy has so many records of one kind. */
export const MASSIMO_RIGHE = 20_000;
const MASSIMO_COLONNE = 50;
const MASSIMO_CARATTERI = 2_000;

/** @throws BadUserInput naming the file */
export function fileErrato(messaggio: string, cause?: unknown): BadUserInput {
  return new BadUserInput([{ percorso: ['input', 'allegatoId'], messaggio }], messaggio, { cause });
}

export function troppeRighe(): BadUserInput {
  return fileErrato(`Al massimo ${MASSIMO_RIGHE.toLocaleString('it')} righe per volta: dividi il file`);
}

/** Collects rows as they are read, within limits; blank rows are left out. */
export function composeTabella(lette: Iterable<readonly Cella[]>, epoca = EPOCA_1900): Tabella {
  let intestazioni: readonly string[] | undefined;
  const righe: Riga[] = [];
  let numero = 0;
  for (const celle of lette) {
    numero += 1;
    verifyMisure(celle, numero);
    if (celle.every(isVuota)) continue;
    if (intestazioni === undefined) {
      intestazioni = celle.map((cella) => (isIlleggibile(cella) ? cella.illeggibile : String(cella ?? '').trim()));
      continue;
    }
    if (righe.length === MASSIMO_RIGHE) throw troppeRighe();
    righe.push({ numero, celle });
  }
  if (intestazioni === undefined) throw fileErrato('Il file è vuoto');
  if (righe.length === 0) throw fileErrato('Il file ha solo le intestazioni');
  return { intestazioni, righe, epoca };
}

/** Whether a cell is blank. */
export function isVuota(cella: Cella): cella is null | '' {
  return cella === null || (typeof cella === 'string' && withoutBlanks(cella) === '');
}

function verifyMisure(celle: readonly Cella[], numero: number): void {
  if (celle.length > MASSIMO_COLONNE) throw fileErrato(`Riga ${numero}: al massimo ${MASSIMO_COLONNE} colonne`);
  if (celle.some((cella) => typeof cella === 'string' && cella.length > MASSIMO_CARATTERI))
    throw fileErrato(`Riga ${numero}: al massimo ${MASSIMO_CARATTERI} caratteri per cella`);
}
