// SPDX-License-Identifier: AGPL-3.0-or-later
interface Soglia {
  readonly valore: number;
  readonly dal: string;
  readonly fonte: string;
}

/** Numbers that a provision sets and another may change: art. 11 c. 1 makes the Regolamento follow. The latest in force counts. */
const SOGLIE = {
  /** Residents for each operator, at most. */
  RESIDENTI_PER_OPERATORE: [
    { valore: 10_000, dal: '2007-10-23', fonte: 'L.R. Campania 11/2007 art. 10 c. 2 p. 5; Regolamento art. 4 c. 1' },
  ],
  ORE_SETTIMANALI_SEDE: [{ valore: 4, dal: '2014-06-25', fonte: 'Regolamento art. 5 c. 4' }],
  LEPS_MINIMO: [{ valore: 6_500, dal: '2021-01-01', fonte: 'L. 178/2020 art. 1 c. 797' }],
  LEPS_OBIETTIVO: [{ valore: 5_000, dal: '2021-01-01', fonte: 'L. 178/2020 art. 1 c. 797' }],
  LEPS_MASSIMO: [{ valore: 4_000, dal: '2021-01-01', fonte: 'L. 178/2020 art. 1 c. 797' }],
  /** The least number of persons that a published figure rests on. */
  PERSONE_PER_CELLA: [
    { valore: 3, dal: '2019-01-14', fonte: 'Regole deontologiche Sistan, G.U. 14/1/2019, All. 1 art. 5' },
  ],
} as const satisfies Record<string, readonly Soglia[]>;

export type NomeSoglia = keyof typeof SOGLIE;

/** The threshold in force on a day (YYYY-MM-DD). @throws Error for a day before any */
export function soglia(nome: NomeSoglia, giorno: string): number {
  const inVigore = (SOGLIE[nome] as readonly Soglia[]).findLast(({ dal }) => dal <= giorno);
  if (inVigore === undefined) throw new Error(`No ${nome} in force on ${giorno}`);
  return inVigore.valore;
}
