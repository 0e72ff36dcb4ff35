// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../scrivania/fonte.ts';

/** A Comune that is associated, or is about to be, and has designated no sede for then. */
export const comuneSenzaSede: FonteScrivania = {
  tipo: 'COMUNE_SENZA_SEDE',
  titolo: 'Comuni che non hanno individuato la sede',
  articolo: 'art. 5 c. 1',
  oggetto: 'Comune',
  preavviso: 60,
  sql: `SELECT a.codice_istat AS id, inizio AS scadenza, comune.nome AS titolo, a.codice_istat AS riferimento
        FROM appartenenza AS a
        JOIN comune USING (codice_istat)
        CROSS JOIN LATERAL (
          -- The day after the last sede ended, or the first of the membership.
          SELECT coalesce(max(upper(s.periodo)) FILTER (WHERE upper(s.periodo) > lower(a.periodo)), lower(a.periodo)) AS inizio
          FROM sede AS s WHERE s.codice_istat = a.codice_istat AND s.ambito_id = a.ambito_id
        ) AS mancanza
        WHERE a.ambito_id = $1 AND (a.periodo @> $2::date OR lower(a.periodo) > $2::date) AND a.periodo @> inizio
          AND NOT EXISTS (SELECT FROM sede AS s WHERE s.codice_istat = a.codice_istat AND s.ambito_id = a.ambito_id
                          AND s.periodo @> greatest(inizio, $2::date))`,
};
