// SPDX-License-Identifier: AGPL-3.0-or-later

/** Of some Comuni ($1), those that are associated in an Ambito ($2) on a day ($3). */
export const ASSOCIATI_SQL = `
  SELECT codice_istat AS owner FROM appartenenza
  WHERE codice_istat = ANY ($1::text[]) AND ambito_id = $2 AND periodo @> $3::date`;
