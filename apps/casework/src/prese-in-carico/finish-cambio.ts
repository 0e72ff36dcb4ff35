// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { emitPreseInCarico } from './presa-in-carico.evento.ts';

interface Cambio {
  /** Whether the change puts a case opened in urgency in order. */
  readonly regolarizza: boolean;
}

/**
 * Ends a change of a case that is not a step: a new version, told to the information system.
 * @returns the case's id
 */
export async function finishCambio(unit: WriteUnit, id: string, cambio: Cambio): Promise<string> {
  await finishCambi(unit, [{ id, ...cambio }]);
  return id;
}

/** `finishCambio` for several cases, with as many statements as for one. @param motivo why, for the audit */
export async function finishCambi(
  unit: WriteUnit,
  cambi: readonly (Cambio & { id: string })[],
  motivo?: string,
): Promise<void> {
  const ids = cambi.map(({ id }) => id);
  await unit.query(
    `UPDATE presa_in_carico SET versione = versione + 1,
       urgenza_regolarizzata_il = CASE WHEN id = ANY ($3::uuid[]) THEN $4::timestamptz ELSE urgenza_regolarizzata_il END
     WHERE ambito_id = $1 AND id = ANY ($2::uuid[])`,
    [unit.ambitoId, ids, cambi.filter(({ regolarizza }) => regolarizza).map(({ id }) => id), unit.adesso],
  );
  await emitPreseInCarico(unit, ids);
  for (const id of ids) unit.audit('PresaInCarico', id, ...(motivo === undefined ? [] : [motivo]));
}
