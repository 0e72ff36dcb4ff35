// SPDX-License-Identifier: AGPL-3.0-or-later
import { Temporal } from 'temporal-polyfill';
import { giornoDi } from './roma.ts';

/** The calendar day of an instant in Rome, YYYY-MM-DD. @throws RangeError for an invalid Date */
export function giornoRoma(istante: Date): string {
  // The day changes on the hour, in summer and in winter: what is asked for each row of an hour is computed once.
  const ora = Math.floor(istante.getTime() / ORA_MS);
  if (ultimo?.ora !== ora) ultimo = { ora, giorno: giornoDi(istante).toString() };
  return ultimo.giorno;
}

const ORA_MS = 3_600_000;
let ultimo: { readonly ora: number; readonly giorno: string } | undefined;

/** Whether what goes from `dal` to `al`, included, holds on a day (YYYY-MM-DD). Without `al` it has no end. */
export function vale({ dal, al }: { readonly dal: string; readonly al?: string | null }, giorno: string): boolean {
  return dal <= giorno && (al === undefined || al === null || giorno <= al);
}

/** The day before a day (YYYY-MM-DD). */
export function vigilia(giorno: string): string {
  return Temporal.PlainDate.from(giorno).subtract({ days: 1 }).toString();
}

/** The day that comes some days after a day (YYYY-MM-DD). */
export function giornoDopo(giorno: string, giorni: number): string {
  return Temporal.PlainDate.from(giorno).add({ days: giorni }).toString();
}

/** The month, quarter and year of a day, as `2026-M11`, `2026-Q4`, `2026`. */
export interface Periodi {
  readonly mese: string;
  readonly trimestre: string;
  readonly anno: string;
}

/** The periods in which a day (YYYY-MM-DD) falls. */
export function periodoDi(giorno: string): Periodi {
  const anno = giorno.slice(0, 4);
  const mese = giorno.slice(5, 7);
  return { mese: `${anno}-M${mese}`, trimestre: `${anno}-Q${Math.ceil(Number(mese) / 3)}`, anno };
}

/** The first day of a period and the first day after it (`al` is excluded); null for a text that is not a period. */
export function estremi(periodo: string): { dal: string; al: string } | null {
  const [intero, anno, mese, trimestre] = /^(\d{4})(?:-(?:M(0[1-9]|1[0-2])|Q([1-4])))?$/.exec(periodo) ?? [];
  if (intero === undefined) return null;
  const [primo, mesi] =
    mese !== undefined ? [Number(mese), 1] : trimestre !== undefined ? [Number(trimestre) * 3 - 2, 3] : [1, 12];
  return { dal: primoDelMese(Number(anno), primo), al: primoDelMese(Number(anno), primo + mesi) };
}

function primoDelMese(anno: number, mese: number): string {
  return new Date(Date.UTC(anno, mese - 1, 1)).toISOString().slice(0, 10);
}
