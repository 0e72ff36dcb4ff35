// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Unita } from '../responsabilita/entrust-case.ts';
import { emitPresaInCarico } from './presa-in-carico.evento.ts';

/**
 * Art. 8: one person was registered twice in the registry. The cases of the one, past and future stretches included, are the other's.
 * Nobody hands anything over: who answers is the same person. The registry tells the service of the other one in an event of its own,
 * by which the successors are worked out. @returns the cases
 */
export async function replaceOperatore(unit: Unita, da: string, a: string): Promise<string[]> {
  const casi = await unit.query<{ id: string }>(
    `SELECT id FROM presa_in_carico p WHERE ambito_id = $1 AND EXISTS (
       SELECT FROM responsabilita r WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id AND r.operatore_id = $2)
     ORDER BY id FOR UPDATE`,
    [unit.ambitoId, da],
  );
  await unit.query('UPDATE responsabilita SET operatore_id = $3 WHERE ambito_id = $1 AND operatore_id = $2', [
    unit.ambitoId,
    da,
    a,
  ]);
  for (const { id } of casi) {
    await unit.query('UPDATE presa_in_carico SET versione = versione + 1 WHERE ambito_id = $1 AND id = $2', [
      unit.ambitoId,
      id,
    ]);
    await emitPresaInCarico(unit, id);
  }
  return casi.map(({ id }) => id);
}
