// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from '../../ambito/scrivania/fonte.ts';

/**
 * The progress of each objective of a plan in force is due twice a year and at the term of the objective, until it is reached
 * or given up.
 */
export const obiettivoDaRilevare: FonteScrivania = {
  tipo: 'OBIETTIVO_DA_RILEVARE',
  titolo: "Obiettivi del Piano di Zona di cui rilevare l'andamento",
  articolo: 'art. 7 c. 2',
  oggetto: 'ObiettivoDiPiano',
  preavviso: 30,
  sql: `SELECT o.id, CASE WHEN entro >= visto THEN least(entro, (visto + interval '6 months')::date) ELSE (visto + interval '6 months')::date END AS scadenza,
               o.descrizione AS titolo, o.id AS riferimento
        FROM obiettivo_di_piano AS o
        JOIN piano_di_zona AS p ON p.id = o.piano_id
        LEFT JOIN LATERAL (SELECT al, stato FROM andamento_obiettivo WHERE obiettivo_id = o.id ORDER BY al DESC LIMIT 1) AS ultimo ON true
        CROSS JOIN LATERAL (SELECT coalesce(ultimo.al + 1, lower(p.periodo)) AS visto) AS da
        WHERE p.ambito_id = $1 AND p.stato <> 'BOZZA' AND p.periodo @> $2::date
          AND coalesce(ultimo.stato, 'NON_AVVIATO') NOT IN ('RAGGIUNTO', 'NON_RAGGIUNTO')`,
};
