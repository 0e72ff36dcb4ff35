// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { emitAmbito } from '../ambiti/ambito.evento.ts';
import { loadForUpdate } from '../../load-for-update.ts';

/** Takes an Ambito to change who is in it, at the version that was read. @throws NotFound, Conflict */
export function loadAmbito(
  unit: WriteUnit,
  id: string,
  versione: number,
): Promise<{ versione: number; regione: string }> {
  return loadForUpdate(unit, "L'Ambito", versione, 'SELECT versione, regione FROM ambito WHERE id = $1 FOR UPDATE', [
    id,
  ]);
}

/** Moves an Ambito to its next version and tells the others. */
export async function updateAmbito(unit: WriteUnit, id: string): Promise<void> {
  await unit.query('UPDATE ambito SET versione = versione + 1 WHERE id = $1', [id]);
  await emitAmbito(unit, id);
  unit.audit('Ambito', id);
}
