// SPDX-License-Identifier: AGPL-3.0-or-later
import { Temporal } from 'temporal-polyfill';

/** Hours of one day of the week, in Europe/Rome, while they are valid. */
export interface FasciaOraria {
  /** ISO day of the week: 1 Monday … 7 Sunday. */
  readonly giorno: number;
  /** HH:MM, included. */
  readonly dalle: string;
  /** HH:MM, excluded; 24:00 is midnight. */
  readonly alle: string;
  /** First day of validity. */
  readonly validoDal: string;
  /** Last day of validity, included; absent while in force. */
  readonly validoAl?: string | null | undefined;
}

const ROMA = 'Europe/Rome';
/** How far an opening is looked for. */
const ORIZZONTE_GIORNI = 400;

/** Whether the weekly hours have the place open at an instant. */
export function apertaAlle(fasce: readonly FasciaOraria[], istante: Date): boolean {
  const millisecondi = istante.getTime();
  return aperture(fasce, giornoDi(istante)).some(
    ({ dalle, alle }) => dalle.getTime() <= millisecondi && millisecondi < alle.getTime(),
  );
}

/** The start of the first opening after an instant; null when there is none within 400 days. */
export function prossimaApertura(fasce: readonly FasciaOraria[], dopo: Date): Date | null {
  for (let passo = 0; passo <= ORIZZONTE_GIORNI; passo += 1) {
    const inizi = aperture(fasce, giornoDi(dopo).add({ days: passo })).map(({ dalle }) => dalle);
    const prima = inizi.find((inizio) => inizio.getTime() > dopo.getTime());
    if (prima !== undefined) return prima;
  }
  return null;
}

/** The last opening that began before an instant, ended or not; null when there is none within 400 days. */
export function ultimaApertura(fasce: readonly FasciaOraria[], prima: Date): { dalle: Date; alle: Date } | null {
  for (let passo = 0; passo <= ORIZZONTE_GIORNI; passo += 1) {
    const trovata = aperture(fasce, giornoDi(prima).subtract({ days: passo })).findLast(
      ({ dalle }) => dalle.getTime() < prima.getTime(),
    );
    if (trovata !== undefined) return trovata;
  }
  return null;
}

/** Minutes a week by the hours valid on a day. */
export function minutiSettimanali(fasce: readonly FasciaOraria[], giorno: string): number {
  return fasce
    .filter((fascia) => valida(fascia, giorno))
    .reduce((somma, { dalle, alle }) => somma + minuti(alle) - minuti(dalle), 0);
}

/** Minutes from midnight of HH:MM. */
export function minuti(ora: string): number {
  return Number(ora.slice(0, 2)) * 60 + Number(ora.slice(3, 5));
}

/** The openings of a day as instants, in order. On a day when the clock changes, the hours are those on the wall. */
function aperture(fasce: readonly FasciaOraria[], giorno: Temporal.PlainDate): { dalle: Date; alle: Date }[] {
  return fasce
    .filter((fascia) => fascia.giorno === giorno.dayOfWeek && valida(fascia, giorno.toString()))
    .map(({ dalle, alle }) => ({ dalle: istante(giorno, dalle), alle: istante(giorno, alle) }))
    .sort((a, b) => a.dalle.getTime() - b.dalle.getTime());
}

function valida({ validoDal, validoAl }: FasciaOraria, giorno: string): boolean {
  return validoDal <= giorno && (validoAl === undefined || validoAl === null || giorno <= validoAl);
}

function giornoDi(istante: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(istante.getTime()).toZonedDateTimeISO(ROMA).toPlainDate();
}

function istante(giorno: Temporal.PlainDate, ora: string): Date {
  const [data, orario] = ora === '24:00' ? [giorno.add({ days: 1 }), '00:00'] : [giorno, ora];
  return new Date(data.toZonedDateTime({ timeZone: ROMA, plainTime: orario }).epochMilliseconds);
}
