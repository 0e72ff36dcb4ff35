// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';

/** The variations of a sede, locked, end with its last day; those that would begin afterwards are no more. */
export async function endVariazioni(unit: WriteUnit, sedeId: string, al: string): Promise<void> {
  await unit.query('DELETE FROM variazione_oraria WHERE sede_id = $1 AND lower(periodo) > $2::date', [sedeId, al]);
  await unit.query(
    `UPDATE variazione_oraria SET periodo = periodo * daterange(NULL, $2::date, '[]') WHERE sede_id = $1 AND periodo @> $2::date + 1`,
    [sedeId, al],
  );
}
