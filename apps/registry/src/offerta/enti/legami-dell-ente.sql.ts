// SPDX-License-Identifier: AGPL-3.0-or-later
/** What enti have, by the name that a person reads, and the days on which the ente has to be there for it. */
export const LEGAMI_DELL_ENTE = `
  SELECT ente_id, 'accreditamenti' AS legame, periodo AS giorni FROM accreditamento
  UNION ALL SELECT distretto_id, 'PUA', periodo FROM pua
  UNION ALL SELECT ente_id, 'accordi', daterange(sottoscritto_il, sottoscritto_il, '[]')
    FROM accordo_parte JOIN accordo ON accordo.id = accordo_id WHERE ente_id IS NOT NULL`;
