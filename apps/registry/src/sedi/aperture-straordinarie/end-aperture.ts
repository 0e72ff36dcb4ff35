// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';

/**
 * Decides on the openings that a sede, locked, would have after its last day: those asked for are refused, those authorised
 * are taken back.
 * @throws RuleViolation for an opening after that day that has already taken place
 */
export async function endAperture(unit: WriteUnit, sedeId: string, al: string): Promise<void> {
  const dopo = 'sede_id = $1 AND giorno > $2::date AND apertura_viva(stato)';
  const [avvenuta] = await unit.query(
    `SELECT 1 FROM apertura_straordinaria WHERE ${dopo} AND stato = 'AUTORIZZATA' AND giorno <= $3::date`,
    [sedeId, al, giornoRoma(unit.adesso)],
  );
  if (avvenuta !== undefined)
    throw new RuleViolation('art. 5 c. 5', 'Dopo quel giorno la sede ha avuto un’apertura straordinaria');
  const decise = await unit.query<{ id: string }>(
    `UPDATE apertura_straordinaria
     SET stato = CASE stato WHEN 'RICHIESTA' THEN 'RIFIUTATA' ELSE 'RITIRATA' END, decisa_da = $3, decisa_il = $4,
         motivo_decisione = 'La sede cessa', versione = versione + 1
     WHERE ${dopo} RETURNING id`,
    [sedeId, al, unit.context.attore.sub, unit.adesso],
  );
  for (const { id } of decise) unit.audit('AperturaStraordinaria', id);
}
