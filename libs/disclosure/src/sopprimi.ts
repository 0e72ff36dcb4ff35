// SPDX-License-Identifier: AGPL-3.0-or-later
/** A figure of a table, with the counts that it rests on. */
export interface Cella {
  readonly valore: number | null;
  readonly numeratore: number | null;
  readonly denominatore: number | null;
  /** Distinct persons behind the figure; null for one that is not about persons (sedi, hours, staff). */
  readonly persone: number | null;
  /** True for a share of persons: then the complement of the numerator tells as much as the numerator. */
  readonly quota?: boolean;
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
export function sopprimi<C extends Cella>(celle: readonly C[], { soglia }: RegolaDiSoppressione): CellaProtetta<C>[] {
  const pochi = (conto: number | null): boolean => conto !== null && conto > 0 && conto < soglia;
  return celle.map((cella) => {
    const { persone, numeratore, denominatore, quota } = cella;
    const complemento =
      quota === true && numeratore !== null && denominatore !== null ? denominatore - numeratore : null;
    const rivela = persone !== null && [persone, numeratore, denominatore, complemento].some(pochi);
    if (!rivela) return { ...cella, soppresso: false, motivoSoppressione: null };
    return {
      ...cella,
      valore: null,
      numeratore: null,
      denominatore: null,
      persone: null,
      soppresso: true,
      motivoSoppressione: `Meno di ${soglia} persone`,
    };
  });
}
