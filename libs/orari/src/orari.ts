// SPDX-License-Identifier: AGPL-3.0-or-later

/** Hours of one day of the week, in the time of Rome, while they are valid (art. 5 c. 3). */
export interface FasciaOraria extends Intervallo {
  /** ISO day of the week: 1 Monday … 7 Sunday. */
  readonly giorno: number;
  /** First day of validity, YYYY-MM-DD. */
  readonly validoDal: string;
  /** Last day of validity, included; absent while in force. */
  readonly validoAl?: string | null | undefined;
}

/** From a time of the day to another. */
export interface Intervallo {
  /** HH:MM, included. */
  readonly dalle: string;
  /** HH:MM, excluded; 24:00 is midnight. */
  readonly alle: string;
}

/** Minutes a week of the hours valid on a day (YYYY-MM-DD). The hours do not overlap: `verifyFasce` refuses overlaps. */
export function minutiSettimanali(fasce: readonly FasciaOraria[], giorno: string): number {
  return fasce
    .filter((fascia) => valida(fascia, giorno))
    .reduce((somma, { dalle, alle }) => somma + minutiDi(alle) - minutiDi(dalle), 0);
}

/** Minutes from midnight of HH:MM, up to 24:00; NaN for any other text. */
export function minutiDi(ora: string): number {
  const [, ore, minuti] = /^([01]\d|2[0-3]|24(?=:00)):([0-5]\d)$/.exec(ora) ?? [];
  return Number(ore) * 60 + Number(minuti);
}

/** Whether a fascia is valid on a day (YYYY-MM-DD). */
export function valida({ validoDal, validoAl }: FasciaOraria, giorno: string): boolean {
  return validoDal <= giorno && (validoAl === undefined || validoAl === null || giorno <= validoAl);
}
