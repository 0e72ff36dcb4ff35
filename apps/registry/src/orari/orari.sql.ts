// SPDX-License-Identifier: AGPL-3.0-or-later
/** The columns of a FasciaOraria, in the shape of `@ambito/orari`; a WHERE follows. `validoAl` is the last day, included. */
export const ORARI_SQL = `
  SELECT sede_id AS owner, giorno,
         to_char(make_interval(mins => lower(fascia)), 'HH24:MI') AS dalle,
         to_char(make_interval(mins => upper(fascia)), 'HH24:MI') AS alle,
         lower(validita) AS "validoDal", upper(validita) - 1 AS "validoAl", motivazione
  FROM orario`;
