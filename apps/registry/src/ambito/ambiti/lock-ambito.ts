// SPDX-License-Identifier: AGPL-3.0-or-later
import { loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { emitAmbito } from './ambito.evento.ts';

/** Locks an Ambito at the version that the caller read, to change its members or its capofila. @throws NotFound, Conflict */
export function lockAmbito(
  unit: WriteUnit,
  id: string,
  versione: number,
): Promise<{ versione: number; regione: string }> {
  return loadForUpdate(
    unit,
    { tipo: 'Ambito', nome: "L'Ambito", id },
    versione,
    'SELECT versione, regione FROM ambito WHERE id = $1 FOR UPDATE',
    [id],
  );
}

/** Moves an Ambito to its next version and tells the other services. */
export async function updateAmbito(unit: WriteUnit, id: string): Promise<void> {
  await unit.query('UPDATE ambito SET versione = versione + 1 WHERE id = $1', [id]);
  await emitAmbito(unit, id);
  unit.audit('Ambito', id);
}
