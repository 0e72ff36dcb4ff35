// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Reader } from '@ambito/persistence';

/** What a line is reduced to; if it ends, to zero. */
interface Riduzione {
  readonly importo: string;
  readonly cessa: boolean;
}

/** Reduces a line, or ends it, and moves it to its next version. What is approved is never more than the line has. */
export async function applyRiduzione({ query }: Reader, lineaId: string, { importo, cessa }: Riduzione): Promise<void> {
  await query(
    `UPDATE linea_di_bilancio SET versione = versione + 1, importo = $2,
       importo_approvato = CASE WHEN importo_approvato > $2 THEN $2 ELSE importo_approvato END,
       stato = CASE WHEN $3 THEN 'CESSATA' ELSE stato END
     WHERE id = $1`,
    [lineaId, importo, cessa],
  );
}
