// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import type { WorkUnit } from '@ambito/persistence';
import { applyRiduzione, type Riduzione } from './apply-riduzione.ts';
import { emitLinea } from './linea.evento.ts';

/**
 * Casework's answer on a reduction: the line is reduced, or stays as it was. A reduction moves the plan to its next version, so
 * that nobody approves an amount without having read it. The same answer a second time changes nothing, since the reduction no
 * longer awaits one; nor does an answer that comes after the reduction was withdrawn.
 */
export async function applyEsitoRiduzione(
  unit: WorkUnit,
  { aggregato, avvenutoIl, dati }: EventoDi<'RiduzioneLineaEsaminata'>,
  adesso: Date,
): Promise<void> {
  const { accolta, impegnato } = dati;
  // The plan is locked before the line, as in the commands, so that no deadlock arises.
  const [chiesta] = await unit.query<{ lineaId: string; pianoId: string }>(
    `SELECT linea_id AS "lineaId", piano_id AS "pianoId" FROM riduzione_linea AS r JOIN linea_di_bilancio AS l ON l.id = linea_id WHERE r.id = $1`,
    [aggregato.id],
  );
  if (chiesta === undefined) return;
  const { lineaId, pianoId } = chiesta;
  await unit.query('SELECT FROM piano_di_zona WHERE id = $1 FOR UPDATE', [pianoId]);
  await unit.query('SELECT FROM linea_di_bilancio WHERE id = $1 FOR UPDATE', [lineaId]);
  const [riduzione] = await unit.query<Riduzione>(
    `UPDATE riduzione_linea SET stato = $2, esaminata_il = $3, impegnato = $4 WHERE id = $1 AND stato = 'RICHIESTA'
     RETURNING importo::text AS importo, cessa, CASE WHEN verso_linea_id IS NOT NULL THEN
       json_build_object('versoLineaId', verso_linea_id, 'stornato', stornato::text) END AS storno`,
    [aggregato.id, accolta ? 'APPLICATA' : 'RIFIUTATA', avvenutoIl, impegnato],
  );
  if (riduzione === undefined) return;
  if (accolta) {
    await applyRiduzione(unit, lineaId, riduzione, adesso);
    await unit.query('UPDATE piano_di_zona SET versione = versione + 1 WHERE id = $1', [pianoId]);
  } else {
    await unit.query('UPDATE linea_di_bilancio SET versione = versione + 1 WHERE id = $1', [lineaId]);
    await emitLinea(unit, adesso, lineaId);
  }
}
