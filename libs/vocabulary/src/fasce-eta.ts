// SPDX-License-Identifier: AGPL-3.0-or-later
/** Bands of age at which facts are kept: none is narrow enough to tell a person. */
export const FASCE_ETA = ['0-5', '6-13', '14-17', '18-34', '35-49', '50-64', '65-79', '80+'] as const;
export type FasciaEta = (typeof FASCE_ETA)[number];

const INIZI: readonly (readonly [anni: number, fascia: FasciaEta])[] = [
  [80, '80+'],
  [65, '65-79'],
  [50, '50-64'],
  [35, '35-49'],
  [18, '18-34'],
  [14, '14-17'],
  [6, '6-13'],
];

/** The band of who was born on a day, on another day; both YYYY-MM-DD. */
export function fasciaEta(nascita: string, giorno: string): FasciaEta {
  const compiuti =
    Number(giorno.slice(0, 4)) - Number(nascita.slice(0, 4)) - (giorno.slice(5) < nascita.slice(5) ? 1 : 0);
  return INIZI.find(([anni]) => compiuti >= anni)?.[1] ?? '0-5';
}
