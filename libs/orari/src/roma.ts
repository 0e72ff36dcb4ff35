// SPDX-License-Identifier: AGPL-3.0-or-later
import { Temporal } from 'temporal-polyfill';

const ROMA = 'Europe/Rome';

/** The calendar day of an instant in Rome. @throws RangeError for an invalid Date */
export function giornoDi(istante: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(istante.getTime()).toZonedDateTimeISO(ROMA).toPlainDate();
}

/**
 * The instant, in milliseconds, at which the clocks of Rome first show a time of a day, given in minutes from midnight. A
 * time that is skipped in March gives the instant of the jump, so that a later time of the day is never an earlier instant.
 */
export function istanteDi(giorno: Temporal.PlainDate, minuti: number): number {
  const ora = giorno.toPlainDateTime().add({ minutes: minuti });
  const letta = ora.toZonedDateTime(ROMA);
  if (letta.toPlainDateTime().equals(ora)) return letta.epochMilliseconds;
  const salto = ora.toZonedDateTime(ROMA, { disambiguation: 'earlier' }).getTimeZoneTransition('next');
  return (salto ?? letta).epochMilliseconds;
}
