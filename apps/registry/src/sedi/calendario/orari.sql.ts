// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Intervallo } from '@ambito/orari';

/** From a time of the day to another as an int4range of minutes from midnight. */
export function fasciaSql({ dalle, alle }: Intervallo): string {
  const minuti = (ora: string): number => Number(ora.slice(0, 2)) * 60 + Number(ora.slice(3));
  return `[${minuti(dalle)},${minuti(alle)})`;
}

/** Minutes from midnight as HH:MM, 24:00 included. */
export const oraSql = (minuti: string): string => `to_char(make_interval(mins => ${minuti}), 'HH24:MI')`;
