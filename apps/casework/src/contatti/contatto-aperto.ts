// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, NotFound, RuleViolation } from '@ambito/errors';
import { columnsOf, type WriteUnit } from '@ambito/persistence';
import { ContattoEntity } from './contatto.entity.ts';

/**
 * Locks a contatto that has no outcome yet, at the version that was read, to change it.
 * @throws NotFound, Conflict for another version, RuleViolation when it has an outcome
 */
export async function loadContattoAperto(unit: WriteUnit, id: string, versione: number): Promise<ContattoEntity> {
  const [contatto] = await unit.query<ContattoEntity>(
    `SELECT ${columnsOf(ContattoEntity)} FROM contatto WHERE ambito_id = $1 AND id = $2 FOR UPDATE`,
    [unit.ambitoId, id],
  );
  if (contatto === undefined) throw new NotFound('Contatto non trovato');
  if (contatto.versione !== versione)
    throw new Conflict('Il contatto è stato modificato nel frattempo', contatto.versione);
  if (contatto.esito !== null)
    throw new RuleViolation('art. 2 c. 8', 'Il contatto è già concluso: registrane uno nuovo');
  return contatto;
}
