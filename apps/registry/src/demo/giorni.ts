// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoDopo, giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';

/** The same unit on the morning of another day (YYYY-MM-DD), for demonstration data of the past. */
export function nelGiorno(unit: WriteUnit, giorno: string): WriteUnit {
  return { ...unit, adesso: new Date(`${giorno}T09:00:00Z`) };
}

/** A day so many days before the loading, or after it when negative. */
export function giorniPrima({ adesso }: WriteUnit, giorni: number): string {
  return giornoDopo(giornoRoma(adesso), -giorni);
}
