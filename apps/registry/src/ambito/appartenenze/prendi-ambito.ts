// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { emettiAmbito } from '../ambiti/ambito.evento.ts';
import { prendi } from '../../prendi.ts';

/** Takes an Ambito to change who is in it, at the version that was read. @throws NotFound, Conflict */
export function prendiAmbito(
  unit: WriteUnit,
  id: string,
  versione: number,
): Promise<{ versione: number; regione: string }> {
  return prendi(unit, "L'Ambito", versione, 'SELECT versione, regione FROM ambito WHERE id = $1 FOR UPDATE', [id]);
}

/** Moves an Ambito to its next version and tells the others. */
export async function aggiornaAmbito(unit: WriteUnit, id: string): Promise<void> {
  await unit.query('UPDATE ambito SET versione = versione + 1 WHERE id = $1', [id]);
  await emettiAmbito(unit, id);
  unit.audit('Ambito', id);
}
