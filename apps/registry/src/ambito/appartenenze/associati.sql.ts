// SPDX-License-Identifier: AGPL-3.0-or-later

/** Those of the Comuni $1 that are associated in Ambito $2 on day $3. */
export const ASSOCIATI_SQL = `
  SELECT codice_istat AS owner FROM appartenenza
  WHERE codice_istat = ANY ($1::text[]) AND ambito_id = $2 AND periodo @> $3::date`;
