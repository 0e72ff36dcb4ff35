// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoDopo } from '@ambito/orari';

/** One incarico as the registry tells it. */
export interface Incarico {
  readonly id: string;
  readonly dal: string;
  readonly al?: string;
  readonly fineRichiesta?: string;
}

/** The last day of a service that has not begun. */
const MAI = '0001-01-01';

/**
 * The last day of the service that runs on a day; if none runs that day, of the service before it. A service is made of
 * incarichi that follow each other without a day between. Null for a service without an end; `0001-01-01` if none has begun.
 */
export function fineServizio(incarichi: readonly Incarico[], giorno: string): string | null {
  let fine = MAI;
  for (const { dal, al } of incarichi.toSorted((a, b) => a.dal.localeCompare(b.dal))) {
    if (dal > giorno && dal > giornoDopo(fine, 1)) break;
    if (al === undefined) return null;
    if (al > fine) fine = al;
  }
  return fine;
}

/**
 * `fineServizio` with requested ends as ends: the last day of the service that runs on a day, or of the one before it. Null while no
 * end is known, and when no service has begun.
 */
export function fineServizioNota(incarichi: readonly Incarico[], giorno: string): string | null {
  const fine = fineServizio(
    incarichi.map(({ fineRichiesta, al, ...incarico }) => {
      const ultimo = fineRichiesta ?? al;
      return ultimo === undefined ? incarico : { ...incarico, al: ultimo };
    }),
    giorno,
  );
  return fine === MAI ? null : fine;
}

/** The end of an incarico that the registry awaits: a requested one, or a fixed one in the future. */
export interface FineAttesa {
  readonly incaricoId: string;
  readonly al: string;
  /** Whether there is no service on the day after, so that the cases need a successor. */
  readonly ultima: boolean;
}

/** The ends that the registry awaits on a day: requested ends, and fixed ends after which there is no service. */
export function finiAttese(incarichi: readonly Incarico[], oggi: string): FineAttesa[] {
  const fine = ({ al, fineRichiesta }: Incarico): string | undefined => fineRichiesta ?? al;
  return incarichi.flatMap((incarico): FineAttesa[] => {
    const al = fine(incarico);
    if (al === undefined || (al < oggi && incarico.fineRichiesta === undefined)) return [];
    const dopo = giornoDopo(al, 1);
    const ultima = !incarichi.some((altro) => altro.dal <= dopo && (fine(altro) ?? dopo) >= dopo);
    return ultima || incarico.fineRichiesta !== undefined ? [{ incaricoId: incarico.id, al, ultima }] : [];
  });
}
