// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { inizioDelGiorno } from './entrust-case.ts';

/** What stands beside something whose day is corrected. */
export interface Vicino {
  readonly istante: Date;
  /** The refusal of a day on the wrong side of it, up to the day of it: "Il caso è stato assegnato dopo,". */
  readonly rifiuto: string;
  /** What happened then, where the refusal does not say so. */
  readonly cosa?: string;
}

/** Something that was written on the wrong day, between what precedes it and what follows it. */
export interface Corretto {
  /** The field of the input that gives the right day. */
  readonly campo: string;
  readonly giorno: string;
  readonly scritto: Date;
  readonly precede: Vicino | null;
  readonly segue: Vicino | null;
}

export const NON_ANCORA_VENUTO = 'Il giorno non è ancora venuto';

/**
 * The right instant of something that was written on the wrong day: the beginning of the right day, or what precedes it on that day. On
 * the day that is written it stays where it is.
 * @throws BadUserInput for a day before what precedes, after what follows, or to come
 */
export async function istanteCorretto(
  unit: Pick<WriteUnit, 'query' | 'adesso'>,
  { campo, giorno, scritto, precede, segue }: Corretto,
): Promise<Date> {
  const rifiuta = ({ istante, rifiuto, cosa }: Vicino): BadUserInput =>
    new BadUserInput(
      ['input', campo],
      [rifiuto, ilGiorno(giornoRoma(istante)), ...(cosa === undefined ? [] : [cosa])].join(' '),
    );
  if (precede !== null && giorno < giornoRoma(precede.istante)) throw rifiuta(precede);
  if (giorno > giornoRoma(unit.adesso)) throw new BadUserInput(['input', campo], NON_ANCORA_VENUTO);
  if (segue !== null && giorno > giornoRoma(segue.istante)) throw rifiuta(segue);
  if (giorno === giornoRoma(scritto)) return scritto;
  const inizio = await inizioDelGiorno(unit, giorno);
  return precede !== null && inizio < precede.istante ? precede.istante : inizio;
}

/** What was recorded before or after something, as its neighbour; null when nothing was. */
export const vicinoDi = (
  { cosa, istante }: { readonly cosa?: string | null; readonly istante: Date | null },
  rifiuto: string,
): Vicino | null => (istante === null ? null : { istante, rifiuto, ...(cosa == null ? {} : { cosa }) });
