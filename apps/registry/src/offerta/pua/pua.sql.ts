// SPDX-License-Identifier: AGPL-3.0-or-later
/** The columns of a Pua and their table; SELECT comes before, a WHERE after. `al` is the last day, included. */
export const PUA_SQL = `codice_istat AS "codiceIstat", ambito_id AS "ambitoId", sede_id AS "sedeId", distretto_id AS "distrettoId",
  lower(periodo) AS dal, upper(periodo) - 1 AS al FROM pua`;
