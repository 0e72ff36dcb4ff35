// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * A SELECT of the days on which nobody is at a sede: no operator has an incarico in it, or every operator who has one is absent
 * without a substitute; and of those on which no operator has one. Two datemultiranges for each sede that satisfies the condition, from a day to another (included), both
 * given as SQL.
 */
export const scopertiSql = (condizione: string, dal: string, al: string): string => `
  SELECT sede.id AS owner, datemultirange(daterange(${dal}, ${al}, '[]')) - coalesce(range_agg(presenza.periodi), '{}') AS scoperti,
         datemultirange(daterange(${dal}, ${al}, '[]')) - coalesce(range_agg(presenza.incarichi), '{}') AS senza_operatori
  FROM sede
  LEFT JOIN LATERAL (
    SELECT range_agg(incarico.periodo * daterange(NULL, fine_richiesta, '[]')) AS incarichi,
           range_agg(incarico.periodo * daterange(NULL, fine_richiesta, '[]'))
           - coalesce((SELECT range_agg(periodo) FROM assenza
                       WHERE assenza.operatore_id = incarico.operatore_id AND sostituto_id IS NULL), '{}') AS periodi
    FROM incarico WHERE incarico.sede_id = sede.id GROUP BY incarico.operatore_id
  ) AS presenza ON true
  WHERE ${condizione}
  GROUP BY sede.id`;
