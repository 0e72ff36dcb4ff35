// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from './periodi.ts';

const LUNGA = new Intl.DateTimeFormat('it-IT', { dateStyle: 'long', timeZone: 'UTC' });

const ORA = new Intl.DateTimeFormat('it-IT', { timeStyle: 'short', timeZone: 'Europe/Rome' });

/** A day (YYYY-MM-DD) as a person writes it: `2 dicembre 2026`, `1º dicembre 2026`. @throws RangeError when it is not a day */
export function inParole(giorno: string): string {
  return LUNGA.format(new Date(giorno)).replace(/^1 /, '1º ');
}

/** A day (YYYY-MM-DD) with its article: `il 2 dicembre 2026`, `l'8 dicembre 2026`. @throws RangeError when it is not a day */
export function ilGiorno(giorno: string): string {
  const parole = inParole(giorno);
  return /^(8|11) /.test(parole) ? `l'${parole}` : `il ${parole}`;
}

/** A day with the preposition that goes with it: `l 2 dicembre 2026`, `ll'8 dicembre 2026`. */
const articolata = (giorno: string): string => ilGiorno(giorno).replace(/^il /, 'l ').replace(/^l'/, "ll'");

/** From a day (YYYY-MM-DD) on: `dal 2 dicembre 2026`, `dall'8 dicembre 2026`. @throws RangeError when it is not a day */
export const dalGiorno = (giorno: string): string => `da${articolata(giorno)}`;

/** Up to a day (YYYY-MM-DD): `al 2 dicembre 2026`, `all'8 dicembre 2026`. @throws RangeError when it is not a day */
export const alGiorno = (giorno: string): string => `a${articolata(giorno)}`;

/**
 * The days from one (YYYY-MM-DD) to another: `dal 2 dicembre 2026 all'8 dicembre 2026`; a single day as `ilGiorno` writes it.
 * @throws RangeError when one is not a day
 */
export function dalAl(dal: string, al: string): string {
  if (dal === al) return ilGiorno(dal);
  return `${dalGiorno(dal)} ${alGiorno(al)}`;
}

/** An instant as a person in Rome says it: `il 5 dicembre 2026 alle 08:00`. */
export function allIstante(istante: Date): string {
  return `${ilGiorno(giornoRoma(istante))} alle ${ORA.format(istante)}`;
}
