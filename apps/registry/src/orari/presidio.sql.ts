// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Of each sede ($1 uuid[]), as a datemultirange in the weeks from a day ($2) to a day ($3, included), when nobody is there: no
 * operator has an incarico in it, or all who have one are absent without a substitute.
 */
export const SCOPERTI_SQL = `
  SELECT sede.id AS owner,
         datemultirange(daterange($2::date - 6, $3::date + 6, '[]')) - coalesce(range_agg(presenza.periodi), '{}') AS scoperti
  FROM sede
  LEFT JOIN LATERAL (
    SELECT range_agg(incarico.periodo * daterange(NULL, fine_richiesta, '[]'))
           - coalesce((SELECT range_agg(periodo) FROM assenza
                       WHERE assenza.operatore_id = incarico.operatore_id AND sostituto_id IS NULL), '{}') AS periodi
    FROM incarico WHERE incarico.sede_id = sede.id GROUP BY incarico.operatore_id
  ) AS presenza ON true
  WHERE sede.id = ANY ($1::uuid[])
  GROUP BY sede.id`;
