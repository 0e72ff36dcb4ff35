// SPDX-License-Identifier: AGPL-3.0-or-later
/** One entry of a code list: what the code means, for people, and on which days it may be used. */
export interface Voce<C extends string = string> {
  readonly codice: C;
  readonly nome: string;
  /** First day of use, YYYY-MM-DD. */
  readonly dal: string;
  /** Last day of use, included; absent while in use. */
  readonly al?: string;
}

/** A dated code list. A code may have several entries, one after the other: its name has changed, or it came back. */
export interface Vocabolario<V extends Voce = Voce> {
  /** Who keeps the list. */
  readonly fonte: string;
  /** Every code that was ever on the list, once. */
  readonly codici: readonly V['codice'][];
  /** The entry of a code in use on a day; with no day its latest, in use or not: old records keep their meaning. */
  voce(codice: string, giorno?: string): V | undefined;
  /** The entries that may be chosen on a day. */
  valide(giorno: string): readonly V[];
}

/** A code list of `[codice, nome]` pairs that are all valid from one day on. */
export function vocabolario<const C extends string>(
  fonte: string,
  dal: string,
  voci: readonly (readonly [codice: C, nome: string])[],
): Vocabolario<Voce<C>> {
  return vocabolarioDi(
    fonte,
    voci.map(([codice, nome]) => ({ codice, nome, dal })),
  );
}

/** @throws Error for a code with two entries on one day: the list itself is wrong */
export function vocabolarioDi<V extends Voce>(fonte: string, voci: readonly V[]): Vocabolario<V> {
  const perCodice = Map.groupBy(voci, ({ codice }): V['codice'] => codice);
  for (const [codice, sue] of perCodice) {
    const ordinate = sue.sort((a, b) => (a.dal < b.dal ? -1 : 1));
    const sovrapposta = ordinate.some(({ dal }, indice) => indice > 0 && inUso(ordinate[indice - 1], dal));
    if (sovrapposta) throw new Error(`${codice} has two entries on one day in: ${fonte}`);
  }
  return {
    fonte,
    codici: [...perCodice.keys()],
    voce: (codice, giorno) =>
      perCodice.get(codice)?.findLast((voce) => giorno === undefined || inUso(voce, giorno)),
    valide: (giorno) => voci.filter((voce) => inUso(voce, giorno)),
  };
}

function inUso(voce: Voce | undefined, giorno: string): boolean {
  return voce !== undefined && voce.dal <= giorno && (voce.al === undefined || giorno <= voce.al);
}
