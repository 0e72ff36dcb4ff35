// SPDX-License-Identifier: AGPL-3.0-or-later
/** One entry of a code list: what the code means, for people, and on which days it may be used. */
export interface Voce<C extends string = string> {
  readonly codice: C;
  readonly nome: string;
  /** First day of use, YYYY-MM-DD. */
  readonly dal: string;
  /** Last day of use, included; absent while in use. */
  readonly al?: string;
  /** The provision or the body that it comes from; absent when it is that of its list. */
  readonly fonte?: string;
}

/** A dated code list. A code may have several entries, one after the other, when its name changes or the code returns. */
export interface Vocabolario<V extends Voce = Voce> {
  /** The body that keeps the list. */
  readonly fonte: string;
  /** Every entry, past and future ones included, in the order of the list. */
  readonly voci: readonly V[];
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
  const perCodice = new Map<V['codice'], V[]>();
  for (const voce of [...voci].sort((a, b) => (a.dal < b.dal ? -1 : 1))) {
    const precedenti = perCodice.get(voce.codice) ?? [];
    if (precedenti.some((precedente) => inUso(precedente, voce.dal)))
      throw new Error(`${voce.codice} has two entries on ${voce.dal} in: ${fonte}`);
    perCodice.set(voce.codice, [...precedenti, voce]);
  }
  return {
    fonte,
    voci,
    codici: [...new Set(voci.map(({ codice }) => codice))],
    voce: (codice, giorno) => perCodice.get(codice)?.findLast((voce) => giorno === undefined || inUso(voce, giorno)),
    valide: (giorno) => voci.filter((voce) => inUso(voce, giorno)),
  };
}

function inUso({ dal, al }: Voce, giorno: string): boolean {
  return dal <= giorno && (al === undefined || giorno <= al);
}
