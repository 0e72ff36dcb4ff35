// SPDX-License-Identifier: AGPL-3.0-or-later
import { annulla, type WriteUnit } from '@ambito/persistence';
import { VARIAZIONE_ORARIA } from '../calendario/variazione-oraria.entity.ts';

/** Ends the variations of a sede, locked, with its last day. Variations that would begin afterwards are annulled. */
export async function endVariazioni(unit: WriteUnit, sedeId: string, al: string): Promise<void> {
  const dopo = await unit.query<{ id: string }>(
    'SELECT id FROM variazione_oraria WHERE sede_id = $1 AND lower(periodo) > $2::date ORDER BY id',
    [sedeId, al],
  );
  for (const { id } of dopo) await annulla(unit, VARIAZIONE_ORARIA, id, { motivo: 'La sede cessa' });
  await unit.query(
    `UPDATE variazione_oraria SET periodo = periodo * daterange(NULL, $2::date, '[]') WHERE sede_id = $1 AND periodo @> $2::date + 1`,
    [sedeId, al],
  );
}
