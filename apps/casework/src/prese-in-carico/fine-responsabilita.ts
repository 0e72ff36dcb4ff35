// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';

/** Ends the responsibility for a case that ends; a case that nobody had yet has none to end. */
export async function fineResponsabilita(unit: WriteUnit, presaInCaricoId: string): Promise<void> {
  await unit.query(
    `UPDATE responsabilita SET periodo = tstzrange(lower(periodo), greatest($3::timestamptz, lower(periodo) + interval '1 microsecond'))
     WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND upper_inf(periodo)`,
    [unit.ambitoId, presaInCaricoId, unit.adesso],
  );
}
