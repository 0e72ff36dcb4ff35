// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';

/**
 * Ends the weekly hours of a sede with its last day. Call it after the sede itself has ended: past hours may be deleted only
 * for days on which the sede was not active (`orario_passato`).
 */
export async function endOrari(unit: WriteUnit, sedeId: string, al: string): Promise<void> {
  await unit.query('DELETE FROM orario WHERE sede_id = $1 AND lower(validita) > $2::date', [sedeId, al]);
  await unit.query(
    `UPDATE orario SET validita = validita * daterange(NULL, $2::date, '[]') WHERE sede_id = $1 AND validita @> $2::date + 1`,
    [sedeId, al],
  );
}
