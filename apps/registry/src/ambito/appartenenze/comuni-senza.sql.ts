// SPDX-License-Identifier: AGPL-3.0-or-later

/** What each associated Comune has on each day, in a table with the Comune, the Ambito and the period. */
type Dotazione = 'sede' | 'pua';

/**
 * The Comuni of Ambito $1 that have none on day $2, or will have none on a day to come: the columns of an item of the desk, due
 * on the first of those days. A lack that is over is nobody's to mend.
 */
export const comuniSenza = (dotazione: Dotazione): string => `
  SELECT a.codice_istat || ' ' || lower(a.periodo) AS id, lower(scoperto) AS scadenza, comune.nome AS titolo, a.codice_istat AS riferimento
  FROM appartenenza AS a
  JOIN comune USING (codice_istat)
  CROSS JOIN LATERAL (
    SELECT scoperto FROM unnest(multirange(a.periodo) - coalesce(
      (SELECT range_agg(d.periodo) FROM ${dotazione} AS d WHERE d.codice_istat = a.codice_istat AND d.ambito_id = a.ambito_id), '{}'
    )) AS scoperto
    WHERE upper_inf(scoperto) OR upper(scoperto) > $2::date ORDER BY scoperto LIMIT 1
  ) AS mancanza
  WHERE a.ambito_id = $1`;
