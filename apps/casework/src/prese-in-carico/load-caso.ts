// SPDX-License-Identifier: AGPL-3.0-or-later
import { loadForUpdate, type WriteUnit } from '@ambito/persistence';
import type { StatoPresaInCarico } from './stati.ts';

export interface Caso {
  readonly stato: StatoPresaInCarico;
  readonly versione: number;
  /** Opened in urgency and not yet in order. */
  readonly inUrgenza: boolean;
}

/**
 * Locks a case, at the version that was read, to change it or what belongs to it.
 * @param admit throws for whoever may not do it; it comes before the version
 * @throws NotFound, Conflict for another version, what `admit` throws
 */
export function loadCaso(unit: WriteUnit, id: string, versione: number, admit?: () => unknown): Promise<Caso> {
  return loadForUpdate<Caso>(
    unit,
    'La presa in carico',
    versione,
    `SELECT stato, versione, urgenza_motivo IS NOT NULL AND urgenza_regolarizzata_il IS NULL AS "inUrgenza"
     FROM presa_in_carico WHERE ambito_id = $1 AND id = $2 FOR UPDATE`,
    [unit.ambitoId, id],
    admit,
  );
}
