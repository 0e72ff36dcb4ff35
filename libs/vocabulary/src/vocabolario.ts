// SPDX-License-Identifier: AGPL-3.0-or-later
/** One entry of a code list: what it means, and on which days it may be used. */
export interface Voce {
  readonly codice: string;
  readonly nome: string;
  readonly dal: string;
  readonly al?: string;
}

export interface Vocabolario<V extends Voce = Voce> {
  readonly fonte: string;
  /** The entry of a code, in use that day or not: old records keep their meaning. */
  voce(codice: string): V | undefined;
  /** The entries that may be chosen on a day. */
  valide(giorno: string): readonly V[];
}

/** A code list of `[codice, nome]` pairs that are all valid from one day on. */
export function vocabolario(
  fonte: string,
  dal: string,
  voci: readonly (readonly [codice: string, nome: string])[],
): Vocabolario {
  return vocabolarioDi(
    fonte,
    voci.map(([codice, nome]) => ({ codice, nome, dal })),
  );
}

export function vocabolarioDi<V extends Voce>(fonte: string, voci: readonly V[]): Vocabolario<V> {
  const perCodice = new Map(voci.map((voce) => [voce.codice, voce]));
  if (perCodice.size !== voci.length) throw new Error(`A code stands twice in ${fonte}`);
  return {
    fonte,
    voce: (codice) => perCodice.get(codice),
    valide: (giorno) => voci.filter(({ dal, al }) => dal <= giorno && (al === undefined || giorno <= al)),
  };
}
