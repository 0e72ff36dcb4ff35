// SPDX-License-Identifier: AGPL-3.0-or-later

/** One incarico as the registry tells it. */
export interface Incarico {
  readonly id: string;
  readonly dal: string;
  readonly al?: string;
  readonly fineRichiesta?: string;
}

/** The last day of the last incarico; null when one has no end, before all time when there is none. */
export function fineServizio(incarichi: readonly Incarico[]): string | null {
  const ultimi = incarichi.map(({ al }) => al);
  if (ultimi.includes(undefined)) return null;
  return (
    ultimi
      .filter((al) => al !== undefined)
      .sort()
      .at(-1) ?? '0001-01-01'
  );
}

/** An end of an incarico that is awaited: asked for, even if its day has come, or fixed and still to come. */
export interface FineAttesa {
  readonly incaricoId: string;
  readonly al: string;
  /** Whether the service ends with it, so that somebody must answer for the cases. */
  readonly ultima: boolean;
}

/** The ends of which the registry wants to know on a day: those asked for, and the last that is fixed. */
export function finiAttese(incarichi: readonly Incarico[], oggi: string): FineAttesa[] {
  const fine = ({ al, fineRichiesta }: Incarico): string | undefined => fineRichiesta ?? al;
  return incarichi.flatMap((incarico): FineAttesa[] => {
    const al = fine(incarico);
    if (al === undefined || (al < oggi && incarico.fineRichiesta === undefined)) return [];
    const ultima = incarichi.every((altro) => {
      const fineAltro = fine(altro);
      return fineAltro !== undefined && fineAltro <= al;
    });
    return ultima || incarico.fineRichiesta !== undefined ? [{ incaricoId: incarico.id, al, ultima }] : [];
  });
}
