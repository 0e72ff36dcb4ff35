// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';

/** The day in Rome of an instant in an event; null for an instant that has not come yet. */
export function giorno<I extends string | undefined>(istante: I): I extends string ? string : string | null;
export function giorno(istante: string | undefined): string | null {
  return istante === undefined ? null : giornoRoma(new Date(istante));
}
