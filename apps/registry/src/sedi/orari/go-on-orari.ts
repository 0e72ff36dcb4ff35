// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';

/**
 * The weekly hours with which a sede ended on a day go on until another one, or without an end: its last day was put right. Call it after
 * the sede itself has changed: hours lie within the days on which it is active.
 */
export async function goOnOrari(unit: WriteUnit, sedeId: string, finivano: string, al: string | null): Promise<void> {
  await unit.query(
    `UPDATE orario SET validita = daterange(lower(validita), $3::date, '[]') WHERE sede_id = $1 AND upper(validita) = $2::date + 1`,
    [sedeId, finivano, al],
  );
}
