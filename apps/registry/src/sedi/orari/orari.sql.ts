// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Intervallo } from '@ambito/orari';
import type { OwnedList } from '@ambito/subgraph';

/** From a time of the day to another as an int4range of minutes from midnight. */
export function fasciaSql({ dalle, alle }: Intervallo): string {
  const minuti = (ora: string): number => Number(ora.slice(0, 2)) * 60 + Number(ora.slice(3));
  return `[${minuti(dalle)},${minuti(alle)})`;
}

/** Minutes from midnight as HH:MM, 24:00 included. */
export const oraSql = (minuti: string): string => `to_char(make_interval(mins => ${minuti}), 'HH24:MI')`;

/** In the shape of `@ambito/orari`; `validoAl` is the last day, included. */
const COLONNE_FASCIA = `giorno, ${oraSql('lower(fascia)')} AS dalle, ${oraSql('upper(fascia)')} AS alle,
         lower(validita) AS "validoDal", upper(validita) - 1 AS "validoAl", motivazione`;

/** The columns of a FasciaOraria; a WHERE follows. */
export const ORARI_SQL = `
  SELECT sede_id AS owner, ${COLONNE_FASCIA}
  FROM orario`;

/** The weekly hours of a sede. One direction for all that it is ordered by: days and hours are negated to go up. */
export const ORARI: OwnedList = {
  name: 'Sede.orari',
  owner: 'uuid',
  columns: COLONNE_FASCIA,
  from: 'orario WHERE sede_id = owner',
  order: [
    ['lower(validita)', 'date'],
    ['-giorno', 'integer'],
    ['-lower(fascia)', 'integer'],
  ],
  direction: 'DESC',
};
