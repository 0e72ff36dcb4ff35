// SPDX-License-Identifier: AGPL-3.0-or-later
/** What a projection changed: the days whose periods must be made again. */
export interface Toccati {
  /** Days of which only the periods that they are in are touched. */
  readonly giorni: readonly string[];
  /** The earliest day from which on every period until now is touched; null for none. */
  readonly da: string | null;
}

export const NIENTE: Toccati = { giorni: [], da: null };

/** Every period is touched from the earliest of some days on. */
export function dal(giorni: readonly string[]): Toccati {
  return { giorni: [], da: [...giorni].sort()[0] ?? null };
}
