// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What sedi have besides their hours, by the name that a person reads, and the day from which the sede has to be there for it; no day for
 * what only names the sede.
 */
export const CHE_HA = `
  SELECT sede_id, 'incarichi' AS che, lower(periodo) AS dal FROM incarico WHERE sede_id IS NOT NULL
  UNION ALL SELECT sede_id, 'risorse strumentali', lower(periodo) FROM risorsa_strumentale
  UNION ALL SELECT sede_id, 'variazioni di orario', lower(periodo) FROM variazione_oraria
  UNION ALL SELECT sede_id, 'aperture straordinarie', CASE WHEN apertura_viva(stato) THEN giorno END FROM apertura_straordinaria
  UNION ALL SELECT sede_id, 'ispezioni', eseguita_il FROM ispezione
  UNION ALL SELECT sede_id, 'PUA', lower(periodo) FROM pua
  UNION ALL SELECT sede_id, 'prestazioni', NULL FROM prestazione_sede`;
