// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Residents of the Comuni that are of an Ambito on a day, each by its latest year not after the day's: a scalar subquery.
 * @param ambito the place of the Ambito's id, @param giorno of the day
 */
export const residentiSql = (ambito: string, giorno: string): string =>
  `SELECT coalesce(sum(p.residenti), 0)::int FROM appartenenza a
   CROSS JOIN LATERAL (SELECT residenti FROM popolazione p
                       WHERE p.codice_istat = a.codice_istat AND p.anno <= extract(year FROM ${giorno}) ORDER BY anno DESC LIMIT 1) AS p
   WHERE a.ambito_id = ${ambito} AND a.periodo @> ${giorno}`;
