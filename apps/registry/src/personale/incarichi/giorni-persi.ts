// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoDopo, giornoRoma, vigilia } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { requireRapportoMinimo } from './rapporto-minimo.ts';

/** The days and the time of an incarico. */
export interface Tempo {
  readonly dal: string;
  readonly al: string | null;
  readonly fineRichiesta: string | null;
  readonly fte: string;
}

/** Days that follow each other; null for no last day. */
interface Giorni {
  readonly dal: string;
  readonly al: string | null;
}

/** The last day on which an incarico counts: its own, or the earlier one that is requested. */
function ultimo({ al, fineRichiesta }: Tempo): string | null {
  return fineRichiesta ?? al;
}

interface Persi extends Giorni {
  /** The time that is lost on each of the days. */
  readonly tolto: number;
}

/** The days from a day on for which an incarico is given less time by its correction, or none. @param dopo null for one that is annulled */
function giorniPersi(prima: Tempo, dopo: Tempo | null, oggi: string): Persi[] {
  const fine = ultimo(prima);
  const tutto = Number(prima.fte);
  const tolti =
    dopo === null
      ? [{ dal: prima.dal, al: fine, tolto: tutto }]
      : [
          { dal: prima.dal, al: entro(fine, vigilia(dopo.dal)), tolto: tutto },
          {
            dal: dopo.dal > prima.dal ? dopo.dal : prima.dal,
            al: ultimo(dopo) === null ? fine : entro(fine, ultimo(dopo) ?? ''),
            tolto: tutto - Number(dopo.fte),
          },
          ...oltre(ultimo(dopo)).map((dal) => ({ dal: dal > prima.dal ? dal : prima.dal, al: fine, tolto: tutto })),
        ];
  return tolti
    .map(({ dal, ...giorni }) => ({ ...giorni, dal: dal > oggi ? dal : oggi }))
    .filter(({ dal, al, tolto }) => tolto > 0 && (al === null || dal <= al));
}

const entro = (fine: string | null, giorno: string): string => (fine === null || giorno < fine ? giorno : fine);

/** The first day after a last one, if there is one. */
const oltre = (fine: string | null): string[] => (fine === null ? [] : [giornoDopo(fine, 1)]);

/**
 * Art. 4 c. 1: a correction takes nothing from the past, which was as it now says. Where from today on it takes time away, it may show
 * the Ambito below the minimum on days on which it was not, which the coordinator confirms, as for an end. Where it takes none, nothing is asked.
 * @param prima the incarico as it was, whose correction is written already
 * @param dopo the incarico as it is now; null for one that is annulled
 */
export async function requireMinimoDopo(
  unit: WriteUnit,
  prima: Tempo,
  dopo: Tempo | null,
  conferma: boolean,
): Promise<void> {
  for (const { dal, al, tolto } of giorniPersi(prima, dopo, giornoRoma(unit.adesso)))
    await requireRapportoMinimo(unit, { senza: [], tolto, dopo: vigilia(dal), finoAl: al }, conferma);
}
