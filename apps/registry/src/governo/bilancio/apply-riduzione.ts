// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WorkUnit } from '@ambito/persistence';
import { emitLinea } from './linea.evento.ts';

/** What a line is reduced to; if it ends, to zero; and the line to which what it loses goes, if it goes to one. */
export interface Riduzione {
  readonly importo: string;
  readonly cessa: boolean;
  readonly storno: { readonly versoLineaId: string; readonly stornato: string } | null;
}

/**
 * Reduces a line, or ends it, and moves it to its next version. What is approved is never more than the line has. In a transfer the
 * other line gets what this one loses. Like any increase, that can be spent once an edition of the plan approves it.
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
  await unit.query('UPDATE linea_di_bilancio SET versione = versione + 1, importo = importo + $2 WHERE id = $1', [
    storno.versoLineaId,
    storno.stornato,
  ]);
  await emitLinea(unit, adesso, storno.versoLineaId);
}
