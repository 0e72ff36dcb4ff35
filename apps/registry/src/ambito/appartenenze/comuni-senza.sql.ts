// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * The columns of an item of the desk for each Comune of Ambito $1 that lacks a record on day $2 or later. The item is due on
 * the first day without one. Past days do not count, since nobody can fill them any more.
 * The title says from which day, if there is one until then, and from which day there is one again.
 * @param tabella the table of these records, each of a Comune (`codice_istat`) in an Ambito (`ambito_id`) for a `periodo`
 * @param futuro what the title says, before the day, of a record that begins after the days without one
 */
export const comuniSenza = (tabella: string, futuro: string): string => `
  SELECT a.codice_istat || ' ' || lower(a.periodo) AS id, lower(scoperto) AS scadenza,
         comune.nome || coalesce(' (' || nullif(concat_ws(', ',
           CASE WHEN lower(scoperto) > $2::date THEN 'dal ' || in_parole(lower(scoperto)) END,
           CASE WHEN upper(scoperto) > $2::date AND upper(scoperto) IS DISTINCT FROM upper(a.periodo)
                THEN '${futuro} dal ' || in_parole(upper(scoperto)) END), '') || ')', '') AS titolo,
         a.codice_istat AS riferimento
  FROM appartenenza AS a
  JOIN comune USING (codice_istat)
  CROSS JOIN LATERAL (
    SELECT scoperto FROM unnest(multirange(a.periodo) - coalesce(
      (SELECT range_agg(d.periodo) FROM ${tabella} AS d WHERE d.codice_istat = a.codice_istat AND d.ambito_id = a.ambito_id), '{}'
    )) AS scoperto
    WHERE upper_inf(scoperto) OR upper(scoperto) > $2::date ORDER BY scoperto LIMIT 1
  ) AS mancanza
  WHERE a.ambito_id = $1`;
