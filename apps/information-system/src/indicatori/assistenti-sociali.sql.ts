// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Assistenti sociali in service, as full-time equivalents, on average over the past days of a period. Both staff indicators use
 * it.
 */
export const FTE_IN_SERVIZIO = `
  SELECT coalesce(sum(i.fte * greatest(0, least(coalesce(i.al + 1, 'infinity'::date), g.fine) - greatest(i.dal, $2::date))), 0)
         / greatest(1, g.fine - $2::date) AS fte
  FROM (SELECT least($3::date, greatest($2::date + 1, current_date + 1)) AS fine) AS g
  LEFT JOIN (fatto_incarico i JOIN fatto_operatore o ON o.ambito_id = i.ambito_id AND o.id = i.operatore_id AND o.natura_qualifica = 'ASSISTENTE_SOCIALE')
    ON i.ambito_id = $1 AND i.dal < g.fine AND (i.al IS NULL OR i.al >= $2::date)
  GROUP BY g.fine`;
