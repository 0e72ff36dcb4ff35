// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { emitPreseInCarico } from './presa-in-carico.evento.ts';

interface Cambio {
  /** The instant from which the change puts a case opened in urgency in order; false if it does not. */
  readonly regolarizza: Date | false;
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
    `UPDATE presa_in_carico p SET versione = versione + 1,
       urgenza_regolarizzata_il = coalesce(nullif(regolarizza, 'false')::timestamptz, urgenza_regolarizzata_il)
     FROM jsonb_to_recordset($2) AS cambio (id uuid, regolarizza text) WHERE p.ambito_id = $1 AND p.id = cambio.id`,
    [unit.ambitoId, JSON.stringify(cambi)],
  );
  await emitPreseInCarico(unit, ids);
  for (const id of ids) unit.audit('PresaInCarico', id, ...(motivo === undefined ? [] : [motivo]));
}
