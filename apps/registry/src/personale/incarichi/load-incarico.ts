// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import { inParole } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';

export interface LoadedIncarico {
  readonly dal: string;
  readonly al: string | null;
  readonly fte: number;
  readonly fineRichiesta: string | null;
}

/**
 * Loads an incarico to change it. The caller has locked the operator.
 * @throws NotFound; RuleViolation while an end is requested: the request is decided first
 */
export async function loadIncarico(unit: WriteUnit, operatoreId: string, id: string): Promise<LoadedIncarico> {
  const incarico = await findIncarico(unit, operatoreId, id);
  if (incarico.fineRichiesta !== null)
    throw new RuleViolation(
      'art. 2 c. 2',
      `Si è già chiesto che questo incarico finisca in data ${inParole(incarico.fineRichiesta)}: prima si ritira la richiesta`,
    );
  return incarico;
}

/** @throws NotFound */
export async function findIncarico(unit: WriteUnit, operatoreId: string, id: string): Promise<LoadedIncarico> {
  const [incarico] = await unit.query<LoadedIncarico>(
    `SELECT lower(periodo) AS dal, upper(periodo) - 1 AS al, fte::float AS fte, fine_richiesta AS "fineRichiesta"
     FROM incarico WHERE id = $1 AND operatore_id = $2`,
    [id, operatoreId],
  );
  if (incarico === undefined) throw new NotFound('Incarico non trovato');
  return incarico;
}
