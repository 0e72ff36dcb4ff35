// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { emitPresaInCarico } from './presa-in-carico.evento.ts';

/**
 * Ends a change of a case that is not a step: a new version, told to the information system.
 * @param options.regolarizza whether the change puts a case opened in urgency in order
 * @returns the case's id
 */
export async function finishCambio(
  unit: WriteUnit,
  id: string,
  { regolarizza }: { regolarizza: boolean },
): Promise<string> {
  await unit.query(
    `UPDATE presa_in_carico SET versione = versione + 1,
       urgenza_regolarizzata_il = CASE WHEN $3 THEN $4::timestamptz ELSE urgenza_regolarizzata_il END
     WHERE ambito_id = $1 AND id = $2`,
    [unit.ambitoId, id, regolarizza, unit.adesso],
  );
  await emitPresaInCarico(unit, id);
  unit.audit('PresaInCarico', id);
  return id;
}
