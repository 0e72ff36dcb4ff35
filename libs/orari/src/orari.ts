// SPDX-License-Identifier: AGPL-3.0-or-later
import { Temporal } from 'temporal-polyfill';
import { giornoDi, istanteDi } from './roma.ts';

/** Hours of one day of the week, by the clocks of Rome, while they are valid (art. 5 c. 3). */
export interface FasciaOraria {
  /** ISO day of the week: 1 Monday … 7 Sunday. */
  readonly giorno: number;
  /** HH:MM, included. */
  readonly dalle: string;
  /** HH:MM, excluded; 24:00 is midnight. */
  readonly alle: string;
  /** First day of validity, YYYY-MM-DD. */
  readonly validoDal: string;
  /** Last day of validity, included, as people say it; absent while in force. */
  readonly validoAl?: string | null | undefined;
}

export interface Apertura {
  readonly dalle: Date;
  /** Excluded. */
  readonly alle: Date;
}

/** Whether the weekly hours have the place open at an instant. Closures and extraordinary openings are not among them. */
export function apertaAlle(fasce: readonly FasciaOraria[], istante: Date): boolean {
  return aperture(fasce, giornoDi(istante)).some(({ dalle, alle }) => dalle <= istante && istante < alle);
}

/** When the first opening after an instant begins; null when there is none any more. */
export function prossimaApertura(fasce: readonly FasciaOraria[], dopo: Date): Date | null {
  const oggi = giornoDi(dopo);
  for (const giorno of giorniDiApertura(fasce, (fascia) => prossimiGiorni(fascia, oggi))) {
    const trovata = aperture(fasce, giorno).find(({ dalle }) => dalle > dopo);
    if (trovata !== undefined) return trovata.dalle;
  }
  return null;
}

/** The last opening that began before an instant, over or not; null when there was none. */
export function ultimaApertura(fasce: readonly FasciaOraria[], prima: Date): Apertura | null {
  const oggi = giornoDi(prima);
  for (const giorno of giorniDiApertura(fasce, (fascia) => ultimiGiorni(fascia, oggi)).reverse()) {
    const trovata = aperture(fasce, giorno).findLast(({ dalle }) => dalle < prima);
    if (trovata !== undefined) return trovata;
  }
  return null;
}

/** Minutes a week by the hours valid on a day (YYYY-MM-DD), as `verificaFasce` admits them: without overlaps. */
export function minutiSettimanali(fasce: readonly FasciaOraria[], giorno: string): number {
  return fasce
    .filter((fascia) => valida(fascia, giorno))
    .reduce((somma, { dalle, alle }) => somma + minutiDi(alle) - minutiDi(dalle), 0);
}

/** Minutes from midnight of HH:MM, up to 24:00; NaN for what is none. */
export function minutiDi(ora: string): number {
  const [, ore, minuti] = /^([01]\d|2[0-3]|24(?=:00)):([0-5]\d)$/.exec(ora) ?? [];
  return Number(ore) * 60 + Number(minuti);
}

/** The openings of a day in order, those that touch made one. */
function aperture(fasce: readonly FasciaOraria[], giorno: Temporal.PlainDate): Apertura[] {
  const intervalli = fasce
    .filter((fascia) => fascia.giorno === giorno.dayOfWeek && valida(fascia, giorno.toString()))
    .map(({ dalle, alle }) => ({ dalle: istanteDi(giorno, minutiDi(dalle)), alle: istanteDi(giorno, minutiDi(alle)) }))
    .filter(({ dalle, alle }) => dalle < alle)
    .sort((a, b) => a.dalle - b.dalle);
  const unite: { dalle: number; alle: number }[] = [];
  for (const intervallo of intervalli) {
    const ultima = unite.at(-1);
    if (ultima !== undefined && intervallo.dalle <= ultima.alle) ultima.alle = Math.max(ultima.alle, intervallo.alle);
    else unite.push({ ...intervallo });
  }
  return unite.map(({ dalle, alle }) => ({ dalle: new Date(dalle), alle: new Date(alle) }));
}

function valida({ validoDal, validoAl }: FasciaOraria, giorno: string): boolean {
  return validoDal <= giorno && (validoAl === undefined || validoAl === null || giorno <= validoAl);
}

function giorniDiApertura(
  fasce: readonly FasciaOraria[],
  giorniDi: (fascia: FasciaOraria) => Temporal.PlainDate[],
): Temporal.PlainDate[] {
  return fasce.flatMap(giorniDi).sort(Temporal.PlainDate.compare);
}

/** On the first day the opening may have begun already, on the second the clock may skip it: the third always has it. */
const SETTIMANE = [0, 1, 2];

/** The first days of a fascia from a day on. */
function prossimiGiorni(fascia: FasciaOraria, oggi: Temporal.PlainDate): Temporal.PlainDate[] {
  const inizio = Temporal.PlainDate.from(fascia.validoDal);
  const da = Temporal.PlainDate.compare(inizio, oggi) > 0 ? inizio : oggi;
  const primo = da.add({ days: (fascia.giorno - da.dayOfWeek + 7) % 7 });
  return SETTIMANE.map((weeks) => primo.add({ weeks })).filter((giorno) => valida(fascia, giorno.toString()));
}

/** The last days of a fascia up to a day. */
function ultimiGiorni(fascia: FasciaOraria, oggi: Temporal.PlainDate): Temporal.PlainDate[] {
  const fine = Temporal.PlainDate.from(fascia.validoAl ?? oggi);
  const a = Temporal.PlainDate.compare(fine, oggi) < 0 ? fine : oggi;
  const ultimo = a.subtract({ days: (a.dayOfWeek - fascia.giorno + 7) % 7 });
  return SETTIMANE.map((weeks) => ultimo.subtract({ weeks })).filter((giorno) => valida(fascia, giorno.toString()));
}
