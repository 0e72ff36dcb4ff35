// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WorkUnit } from '@ambito/persistence';
import { emitLinea } from './linea.evento.ts';

/** What a line is reduced to; if it ends, to zero; and the line to which what it loses goes, if it goes to one. */
export interface Riduzione {
  readonly importo: string;
  readonly cessa: boolean;
  readonly storno: { readonly versoLineaId: string; readonly stornato: string } | null;
}

/** What the last edition of its plan approved for a line `l`, if it has the line. */
const NELL_ULTIMA_EDIZIONE = `(
  SELECT (linea ->> 'importo')::numeric
  FROM (SELECT linee FROM edizione_piano WHERE piano_id = l.piano_id ORDER BY numero DESC LIMIT 1) AS ultima, jsonb_array_elements(linee) AS linea
  WHERE (linea ->> 'anno')::int = l.anno AND linea ->> 'codice' = l.codice)`;

/**
 * Reduces a line, or ends it, and moves it to its next version. What is approved is never more than the line has. In a transfer the
 * other line gets what this one loses. What the last edition of the plan approved for that one is spent at once, as money that comes
 * back; the rest, like any increase, once the next edition approves it.
 */
export async function applyRiduzione(
  unit: Pick<WorkUnit, 'query' | 'emit'>,
  lineaId: string,
  { importo, cessa, storno }: Riduzione,
  adesso: Date,
): Promise<void> {
  await unit.query(
    `UPDATE linea_di_bilancio SET versione = versione + 1, importo = $2,
       importo_approvato = CASE WHEN importo_approvato > $2 THEN $2 ELSE importo_approvato END,
       stato = CASE WHEN $3 THEN 'CESSATA' ELSE stato END
     WHERE id = $1`,
    [lineaId, importo, cessa],
  );
  await emitLinea(unit, adesso, lineaId);
  if (storno === null) return;
  await unit.query(
    `UPDATE linea_di_bilancio AS l SET versione = versione + 1, importo = importo + $2,
       importo_approvato = greatest(importo_approvato, least(importo_approvato + $2, ${NELL_ULTIMA_EDIZIONE}))
     WHERE id = $1`,
    [storno.versoLineaId, storno.stornato],
  );
  await emitLinea(unit, adesso, storno.versoLineaId);
}
