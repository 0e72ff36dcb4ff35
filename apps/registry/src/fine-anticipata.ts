// SPDX-License-Identifier: AGPL-3.0-or-later

/** From a first to a last day, included; null while it has none. */
interface Periodo {
  readonly dal: string;
  readonly al: string | null;
}

/**
 * Whether a day ends something before its term: within it, and before its last day.
 * @param da no earlier than this day; the first one, if nothing else is said
 */
export function finiscePrima(giorno: string, { dal, al }: Periodo, da = dal): boolean {
  return giorno >= dal && giorno >= da && (al === null || giorno < al);
}

/** Whether there is a day that does: asked of the earliest. */
export function puoFinirePrima(periodo: Periodo, da = periodo.dal): boolean {
  return finiscePrima(da > periodo.dal ? da : periodo.dal, periodo, da);
}
