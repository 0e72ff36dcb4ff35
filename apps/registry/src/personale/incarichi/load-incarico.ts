// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import { columnsOf, type WriteUnit } from '@ambito/persistence';
import { IncaricoEntity } from '../operatori/incarico.entity.ts';

/** A row of its table; `fte` is exact, and so text. */
type LoadedIncarico = Omit<IncaricoEntity, 'periodo'>;

/**
 * Loads an incarico to change it. The caller has locked the operator.
 * @throws NotFound; RuleViolation while an end is requested: the request is decided first
 */
export async function loadIncarico(unit: WriteUnit, operatoreId: string, id: string): Promise<LoadedIncarico> {
  const incarico = await findIncarico(unit, operatoreId, id);
  if (incarico.fineRichiesta !== null)
    throw new RuleViolation(
      'art. 2 c. 2',
      `Si è già chiesto che questo incarico finisca ${ilGiorno(incarico.fineRichiesta)}: prima si ritira la richiesta`,
    );
  return incarico;
}

/** @throws NotFound */
export async function findIncarico(unit: WriteUnit, operatoreId: string, id: string): Promise<LoadedIncarico> {
  const [incarico] = await unit.query<LoadedIncarico>(
    `SELECT ${columnsOf(IncaricoEntity)} FROM incarico WHERE id = $1 AND operatore_id = $2`,
    [id, operatoreId],
  );
  if (incarico === undefined) throw new NotFound('Incarico non trovato');
  return incarico;
}
