// SPDX-License-Identifier: AGPL-3.0-or-later
import { lockShared, LOCKS } from '@ambito/persistence';
import type { AmbitoUnit } from '../ambito-unit.ts';

/**
 * Locks, before any case, what decides who answers for it: the operators who give or get cases, in the order of their ids, and then the
 * office of the coordinator. Events of the registry on them wait for this transaction, and the other way round (ADR 0034).
 */
export async function lockAffidamento(
  unit: Pick<AmbitoUnit, 'query' | 'ambitoId'>,
  operatori: readonly string[],
): Promise<void> {
  for (const operatoreId of [...new Set(operatori)].sort()) await lockShared(unit, LOCKS.operatore, operatoreId);
  await lockShared(unit, LOCKS.coordinatore, unit.ambitoId);
}
