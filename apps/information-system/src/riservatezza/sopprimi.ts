// SPDX-License-Identifier: AGPL-3.0-or-later
/** A figure of a table, with the counts of persons behind it. */
export interface Cella {
  readonly valore: number | null;
  readonly numeratore: number | null;
  readonly denominatore: number | null;
  /**
   * The counts of distinct persons that the figure reveals: the persons behind it and, for a share, those in its numerator and
   * those outside it. Empty for a figure that is not about persons (sedi, hours, staff). The value itself, such as acts, hours
   * or a median, is no count of persons and is not compared with the threshold.
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
 * Primary suppression: a figure about at least one and fewer than `soglia` persons is withheld, with everything that would
 * reveal it. Zero is published, since it is about nobody. Figures that are not withheld are never altered.
 */
export function sopprimi<C extends Cella>(celle: readonly C[], { soglia }: RegolaDiSoppressione): CellaProtetta<C>[] {
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
