// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import type { WorkUnit } from '@ambito/persistence';
import { emettiLinea } from './linea.evento.ts';

/**
 * What casework answers on a reduction: the line comes down, or stays as it was. The same answer a second time changes
 * nothing, since the reduction no longer awaits one; nor does one that comes after it was withdrawn.
 */
export async function applicaEsitoRiduzione(
  unit: WorkUnit,
  { aggregato, avvenutoIl, dati }: EventoDi<'RiduzioneLineaEsaminata'>,
  adesso: Date,
): Promise<void> {
  const { accolta, impegnato } = dati;
  // The line first, as the commands do: two locks always in the same order.
  const [linea] = await unit.query<{ id: string }>(
    `SELECT l.id FROM linea_di_bilancio AS l JOIN riduzione_linea AS r ON r.linea_id = l.id WHERE r.id = $1 FOR UPDATE OF l`,
    [aggregato.id],
  );
  if (linea === undefined) return;
  const [riduzione] = await unit.query<{ importo: string; cessa: boolean }>(
    `UPDATE riduzione_linea SET stato = $2, esaminata_il = $3, impegnato = $4 WHERE id = $1 AND stato = 'RICHIESTA'
     RETURNING importo::text AS importo, cessa`,
    [aggregato.id, accolta ? 'APPLICATA' : 'RIFIUTATA', avvenutoIl, impegnato],
  );
  if (riduzione === undefined) return;
  await unit.query(
    `UPDATE linea_di_bilancio SET versione = versione + 1, importo = CASE WHEN $2 THEN $3::numeric ELSE importo END,
       importo_approvato = CASE WHEN $2 THEN $3::numeric ELSE importo_approvato END,
       stato = CASE WHEN $2 AND $4 THEN 'CESSATA' ELSE stato END WHERE id = $1`,
    [linea.id, accolta, riduzione.importo, riduzione.cessa],
  );
  await emettiLinea(unit, adesso, linea.id);
}
