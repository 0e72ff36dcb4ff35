// SPDX-License-Identifier: AGPL-3.0-or-later
/** A figure of a table, with the counts of persons behind it. */
export interface Cella {
  readonly valore: number | null;
  readonly numeratore: number | null;
  readonly denominatore: number | null;
  /**
   * Counts of distinct persons that the figure reveals: those that it rests on and, for a share, those in its numerator and
   * those left out of it. Empty for a figure that is not about persons (sedi, hours, staff). A count of acts or hours, or a
   * median, is not a count of persons and is not compared with the threshold.
   */
  readonly persone: readonly number[];
}

export type CellaProtetta<C extends Cella> = C & {
  readonly soppresso: boolean;
  readonly motivoSoppressione: string | null;
};

export interface RegolaDiSoppressione {
  /** The least number of persons a published figure may rest on. */
  readonly soglia: number;
}

/**
 * Primary suppression: a figure that rests on at least one and fewer than `soglia` persons is withheld, with every field
 * that would reveal it. Zero is published: it is about nobody. A published figure is never altered.
 */
export function suppress<C extends Cella>(celle: readonly C[], { soglia }: RegolaDiSoppressione): CellaProtetta<C>[] {
  return celle.map((cella) => {
    const rivela = cella.persone.some((conto) => conto > 0 && conto < soglia);
    if (!rivela) return { ...cella, soppresso: false, motivoSoppressione: null };
    return {
      ...cella,
      valore: null,
      numeratore: null,
      denominatore: null,
      persone: [],
      soppresso: true,
      motivoSoppressione: `Meno di ${soglia} persone`,
    };
  });
}
