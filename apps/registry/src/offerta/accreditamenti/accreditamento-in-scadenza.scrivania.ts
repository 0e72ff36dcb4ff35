// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';

/**
 * An accreditation whose term is near, or has passed, while no other accreditation continues it for each of its prestazioni. A
 * revoked accreditation is left out, since it ended on purpose. The accreditation of an ente that ceases by the term is left
 * out too. OFFSET 0 has the accreditations looked up by ente: a plan for any Ambito would read those of all Ambiti.
 */
export const accreditamentoInScadenza: FonteScrivania = {
  tipo: 'ACCREDITAMENTO_IN_SCADENZA',
  titolo: 'Accreditamenti in scadenza',
  articolo: 'art. 2 c. 5 o',
  oggetto: 'Ente',
  preavviso: 90,
  sql: `SELECT a.id, upper(a.periodo) - 1 AS scadenza, ente.denominazione || ', ' || a.atto AS titolo, ente.id AS riferimento
        FROM ente CROSS JOIN LATERAL (SELECT * FROM accreditamento WHERE ente_id = ente.id OFFSET 0) AS a
        WHERE ente.ambito_id = $1 AND a.revoca_atto IS NULL AND ente.periodo @> greatest(upper(a.periodo), $2::date)
          AND NOT a.prestazioni <@ ARRAY(
            SELECT unnest(altro.prestazioni) FROM accreditamento AS altro
            WHERE altro.ente_id = ente.id AND altro.periodo @> greatest(upper(a.periodo), $2::date))`,
};
