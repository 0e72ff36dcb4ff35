// SPDX-License-Identifier: AGPL-3.0-or-later
/** A number in force from a day until the next one begins. */
export interface ValoreSoglia {
  readonly valore: number;
  /** First day in force, YYYY-MM-DD. */
  readonly dal: string;
  readonly fonte: string;
}

/**
 * Numbers that a provision sets and another may change: art. 11 c. 1 makes the Regolamento follow by itself. Each list goes
 * by date, the latest in force counts. Where the Regolamento is the source the date is the Convenzione's (art. 1).
 */
export const SOGLIE = {
  /** Residents for each operator, at most. */
  RESIDENTI_PER_OPERATORE: [
    { valore: 10_000, dal: '2007-10-23', fonte: 'L.R. Campania 11/2007 art. 10 c. 2 p. 5; Regolamento art. 4 c. 1' },
  ],
  /** Hours of opening a week for each sede, at least. */
  ORE_SETTIMANALI_SEDE: [{ valore: 4, dal: '2014-06-25', fonte: 'Regolamento art. 5 c. 4' }],
  /** Residents for each permanent assistente sociale in full-time equivalents. An Ambito qualifies below this number. */
  LEPS_MINIMO: [{ valore: 6_500, dal: '2021-01-01', fonte: 'L. 178/2020 art. 1 c. 797' }],
  /** The essential level. */
  LEPS_OBIETTIVO: [{ valore: 5_000, dal: '2021-01-01', fonte: 'L. 178/2020 art. 1 c. 797' }],
  /** The ratio beyond which the contribution does not grow. */
  LEPS_MASSIMO: [{ valore: 4_000, dal: '2021-01-01', fonte: 'L. 178/2020 art. 1 c. 797' }],
  /** Euro a year for each unit above the minimum, up to the essential level. */
  LEPS_CONTRIBUTO_OBIETTIVO: [{ valore: 40_000, dal: '2021-01-01', fonte: 'L. 178/2020 art. 1 c. 797 a' }],
  /** Euro a year for each unit above the essential level, up to the maximum. */
  LEPS_CONTRIBUTO_MASSIMO: [{ valore: 20_000, dal: '2021-01-01', fonte: 'L. 178/2020 art. 1 c. 797 b' }],
  /** Days in which the Ufficio di Piano answers a contribution: the general term, where no other is set. */
  GIORNI_RISPOSTA_CONTRIBUTO: [{ valore: 30, dal: '2009-07-04', fonte: 'L. 241/1990 art. 2 c. 2' }],
  /** The least number of persons behind a published figure. */
  PERSONE_PER_CELLA: [
    { valore: 3, dal: '2004-01-01', fonte: 'D.Lgs. 196/2003, all. A.3 art. 4' },
    { valore: 3, dal: '2019-01-14', fonte: 'Regole deontologiche Sistan, G.U. 14/1/2019, All. 1 art. 5' },
  ],
} as const satisfies Record<string, readonly ValoreSoglia[]>;

export type NomeSoglia = keyof typeof SOGLIE;
export const NOMI_SOGLIE = Object.keys(SOGLIE) as readonly NomeSoglia[];

/** The threshold of this list in force on a day (YYYY-MM-DD). @throws Error for a day before the first value */
export function soglia(nome: NomeSoglia, giorno: string): number {
  return valoreAl(SOGLIE[nome], nome, giorno);
}

/** The value in force on a day, from values in order of their first day. @throws Error for a day before the first value */
export function valoreAl(
  valori: readonly Pick<ValoreSoglia, 'valore' | 'dal'>[],
  nome: NomeSoglia,
  giorno: string,
): number {
  const inVigore = valori.findLast(({ dal }) => dal <= giorno);
  if (inVigore === undefined) throw new Error(`No ${nome} in force on ${giorno}`);
  return inVigore.valore;
}
