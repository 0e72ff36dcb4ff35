// SPDX-License-Identifier: AGPL-3.0-or-later
/** A figure of a table, with the counts that it rests on. */
export interface Cella {
  readonly valore: number | null;
  readonly numeratore: number | null;
  readonly denominatore: number | null;
  /**
   * Counts of distinct persons that the figure tells: those that it rests on and, for a share, those in its numerator and
   * those left out of it. Empty for one that is not about persons (sedi, hours, staff). What is counted, acts or hours or a
   * median, is no count of persons: it is not compared with the threshold.
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
 * Primary suppression: a figure that rests on at least one and fewer than `soglia` persons is withheld, with everything
 * that would tell it. Zero is published: it is about nobody. Figures that are not withheld are never altered.
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
