// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';

/**
 * Begins the weekly hours of a sede with its first day, which was put right. Call it after the sede itself has changed: past hours may
 * be deleted only for days on which the sede was not active (`orario_passato`).
 */
export async function beginOrari(unit: WriteUnit, sedeId: string, dal: string): Promise<void> {
  await unit.query('DELETE FROM orario WHERE sede_id = $1 AND upper(validita) <= $2::date', [sedeId, dal]);
  await unit.query(
    'UPDATE orario SET validita = validita * daterange($2::date, NULL) WHERE sede_id = $1 AND lower(validita) < $2::date',
    [sedeId, dal],
  );
}
