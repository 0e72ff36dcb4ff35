// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { columnsOf, loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { ContattoEntity } from './contatto.entity.ts';

/** Locks a contatto, at the version that was read, to change it. @throws NotFound, Conflict for another version */
export function loadContatto(unit: WriteUnit, id: string, versione: number): Promise<ContattoEntity> {
  return loadForUpdate<ContattoEntity>(
    unit,
    'Il contatto',
    versione,
    `SELECT ${columnsOf(ContattoEntity)} FROM contatto WHERE ambito_id = $1 AND id = $2 FOR UPDATE`,
    [unit.ambitoId, id],
  );
}

/**
 * Locks a contatto that has no outcome yet, at the version that was read, to change it.
 * @throws NotFound, Conflict for another version, RuleViolation when it has an outcome
 */
export async function loadContattoAperto(unit: WriteUnit, id: string, versione: number): Promise<ContattoEntity> {
  const contatto = await loadContatto(unit, id, versione);
  if (contatto.esito !== null)
    throw new RuleViolation('art. 2 c. 8', 'Il contatto è già concluso: registrane uno nuovo');
  return contatto;
}
