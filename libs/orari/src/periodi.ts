// SPDX-License-Identifier: AGPL-3.0-or-later
/** The calendar day of an instant in Rome, YYYY-MM-DD. */
export function giornoRoma(istante: Date): string {
  return istante.toLocaleDateString('sv-SE', { timeZone: 'Europe/Rome' });
}

/** The month, quarter and year of a day, as `2026-M11`, `2026-Q4`, `2026`. */
export interface Periodi {
  readonly mese: string;
  readonly trimestre: string;
  readonly anno: string;
}

export function periodoDi(giorno: string): Periodi {
  const anno = giorno.slice(0, 4);
  const mese = giorno.slice(5, 7);
  return { mese: `${anno}-M${mese}`, trimestre: `${anno}-Q${Math.ceil(Number(mese) / 3)}`, anno };
}

/**
 * The first day of a period and the first after it; null for what is not a period.
 */
export function estremi(periodo: string): { dal: string; al: string } | null {
  const match = /^(\d{4})(?:-(?:M(0[1-9]|1[0-2])|Q([1-4])))?$/.exec(periodo);
  if (match === null) return null;
  const anno = Number(match[1]);
  const [primo, mesi] =
    match[2] !== undefined
      ? [Number(match[2]), 1]
      : match[3] !== undefined
        ? [(Number(match[3]) - 1) * 3 + 1, 3]
        : [1, 12];
  return { dal: primoDelMese(anno, primo), al: primoDelMese(anno, primo + mesi) };
}

function primoDelMese(anno: number, mese: number): string {
  return new Date(Date.UTC(anno, mese - 1, 1)).toISOString().slice(0, 10);
}
