// SPDX-License-Identifier: AGPL-3.0-or-later
/** What a projection changed: days whose periods must be made again, each alone or from it on. */
export interface Toccati {
  /** Days that touch just the periods they are in. */
  readonly giorni: readonly string[];
  /** The earliest day from which on every period until now is touched; null for none. */
  readonly da: string | null;
}

export const NIENTE: Toccati = { giorni: [], da: null };

export function dal(giorni: readonly string[]): Toccati {
  return { giorni: [], da: [...giorni].sort()[0] ?? null };
}
