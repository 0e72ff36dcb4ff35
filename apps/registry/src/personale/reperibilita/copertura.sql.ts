// SPDX-License-Identifier: AGPL-3.0-or-later
/** SQL of the instants of a shift in which one of its operators (a column of the shift) is in service and not away. */
const presenza = (chi: string): string => `istanti_di(giorni_disponibili(t.${chi})) * tstzmultirange(t.periodo)`;

/** Who answers at an instant ($2) in an Ambito ($1): the holder of the shift or, if absent, the substitute. No row if nobody answers. */
export const REPERIBILE = `
  SELECT t.id AS "turnoId", NOT titolare AS "inSostituzione", CASE WHEN titolare THEN operatore_id ELSE sostituto_id END AS "operatoreId"
  FROM turno_reperibilita t
  CROSS JOIN LATERAL (SELECT ${presenza('operatore_id')} @> $2::timestamptz AS titolare, ${presenza('sostituto_id')} @> $2::timestamptz AS sostituto) AS p
  WHERE t.ambito_id = $1 AND t.periodo @> $2::timestamptz AND (titolare OR (sostituto_id IS NOT NULL AND sostituto))`;

/** The intervals, from an instant to another, in which nobody answers in Ambito $1, in order. */
export const scoperture = (dalle: string, alle: string): string => `
  SELECT lower(vuoto) AS dalle, upper(vuoto) AS alle
  FROM unnest(tstzmultirange(tstzrange(${dalle}, ${alle})) - coalesce((
    SELECT range_agg(coperto) FROM turno_reperibilita t
    CROSS JOIN LATERAL unnest(${presenza('operatore_id')} + CASE WHEN sostituto_id IS NULL THEN '{}' ELSE ${presenza('sostituto_id')} END) AS coperto
    WHERE t.ambito_id = $1 AND t.periodo && tstzrange(${dalle}, ${alle})), '{}')) AS vuoto
  ORDER BY vuoto`;
