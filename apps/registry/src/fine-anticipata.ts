// SPDX-License-Identifier: AGPL-3.0-or-later

/** A period from a first to a last day, both included; the last day is null while the period has no end. */
interface Periodo {
  readonly dal: string;
  readonly al: string | null;
}

/**
 * Whether a period may end early on a day: the day is in the period and before its last one.
 * @param da the earliest day that is allowed; the first of the period, if missing
 */
export function finiscePrima(giorno: string, { dal, al }: Periodo, da = dal): boolean {
  return giorno >= dal && giorno >= da && (al === null || giorno < al);
}

/** Whether there is a day on which a period may end early. If there is one, the earliest day that is allowed is one too. */
export function puoFinirePrima(periodo: Periodo, da = periodo.dal): boolean {
  return finiscePrima(da > periodo.dal ? da : periodo.dal, periodo, da);
}
