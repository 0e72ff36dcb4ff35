// SPDX-License-Identifier: AGPL-3.0-or-later
import { vocabolario } from './vocabolario.ts';

/** Bands of age of the facts, by completed years; the project's own, cut at school age, majority and old age. */
export const fasceEta = vocabolario('Ambito', '2014-06-25', [
  ['0-5', 'Da 0 a 5 anni'],
  ['6-13', 'Da 6 a 13 anni'],
  ['14-17', 'Da 14 a 17 anni'],
  ['18-34', 'Da 18 a 34 anni'],
  ['35-49', 'Da 35 a 49 anni'],
  ['50-64', 'Da 50 a 64 anni'],
  ['65-79', 'Da 65 a 79 anni'],
  ['80+', '80 anni e oltre'],
]);
export const FASCE_ETA = fasceEta.codici;
export type FasciaEta = (typeof FASCE_ETA)[number];

/**
 * The band of a person on a day, by the date of birth; both YYYY-MM-DD. A person born on 29 February completes a year on 1 March
 * when the year is not a leap year. A day before the birth gives the first band.
 */
export function fasciaEta(nascita: string, giorno: string): FasciaEta {
  const compiuti =
    Number(giorno.slice(0, 4)) - Number(nascita.slice(0, 4)) - (giorno.slice(5) < nascita.slice(5) ? 1 : 0);
  return FASCE_ETA.findLast((fascia) => Number.parseInt(fascia, 10) <= compiuti) ?? '0-5';
}
