// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoDopo, giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';

/** Runs an operation as if it were the morning of another day (YYYY-MM-DD), for the database too: demonstration data of the past. */
export async function nelGiorno<T>(
  unit: WriteUnit,
  giorno: string,
  operation: (unit: WriteUnit) => Promise<T>,
): Promise<T> {
  const adesso = new Date(`${giorno}T09:00:00Z`);
  await setClock(unit, adesso);
  const result = await operation({ ...unit, adesso });
  await setClock(unit, unit.adesso);
  return result;
}

const setClock = ({ query }: WriteUnit, adesso: Date): Promise<unknown> =>
  query(`SELECT set_config('ambito.adesso', $1, true)`, [adesso.toISOString()]);

/** A day so many days before the loading, or after it when negative. */
export function giorniPrima({ adesso }: WriteUnit, giorni: number): string {
  return giornoDopo(giornoRoma(adesso), -giorni);
}
