// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EntityClass, WriteUnit } from '@ambito/persistence';

/**
 * Writes the properties of a record that are given: one that is undefined stays as it is, one that is null loses its value. The
 * input of the command is an `UpdateInput`, which refuses null for a value that the record must have.
 */
export async function updateGiven(unit: WriteUnit, entity: EntityClass, id: string, dati: object): Promise<void> {
  const given = Object.entries(dati).filter(([, value]) => value !== undefined);
  if (given.length > 0) await unit.manager.update(entity, id, Object.fromEntries(given));
}
