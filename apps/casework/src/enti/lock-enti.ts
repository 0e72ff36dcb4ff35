// SPDX-License-Identifier: AGPL-3.0-or-later
import { lockShared, LOCKS, type WriteUnit } from '@ambito/persistence';

/**
 * Locks enti for a command that entrusts something to them, in the order of their ids (ADR 0034). Events of the registry about them wait
 * for this transaction, and the other way round.
 */
export async function lockEntiShared(unit: WriteUnit, enti: readonly string[]): Promise<void> {
  for (const enteId of [...new Set(enti)].sort()) await lockShared(unit, LOCKS.ente, enteId);
}
