// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';

/** Ends the variations of a sede, locked, with its last day. Variations that would begin afterwards are deleted. */
export async function endVariazioni(unit: WriteUnit, sedeId: string, al: string): Promise<void> {
  await unit.query('DELETE FROM variazione_oraria WHERE sede_id = $1 AND lower(periodo) > $2::date', [sedeId, al]);
  await unit.query(
    `UPDATE variazione_oraria SET periodo = periodo * daterange(NULL, $2::date, '[]') WHERE sede_id = $1 AND periodo @> $2::date + 1`,
    [sedeId, al],
  );
}
