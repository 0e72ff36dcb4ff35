// SPDX-License-Identifier: AGPL-3.0-or-later
/** The days that a projection changed. Their periods must be made again. */
export interface Toccati {
  /** Days that touch only the periods in which they lie. */
  readonly giorni: readonly string[];
  /** The day from which on every period until now is touched; null for none. */
  readonly da: string | null;
}

export const NIENTE: Toccati = { giorni: [], da: null };

/** Every period is touched from the earliest of some days on. */
export function toccatiDal(giorni: readonly string[]): Toccati {
  return { giorni: [], da: [...giorni].sort()[0] ?? null };
}
