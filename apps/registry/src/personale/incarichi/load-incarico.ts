// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';

export interface IncaricoPreso {
  readonly dal: string;
  readonly al: string | null;
  readonly fte: number;
  readonly fineRichiesta: string | null;
}

/**
 * An incarico of an operator that is taken already, to change it.
 * @throws NotFound; RuleViolation while an end is asked for, since what it will be is being decided
 */
export async function loadIncarico(unit: WriteUnit, operatoreId: string, id: string): Promise<IncaricoPreso> {
  const incarico = await findIncarico(unit, operatoreId, id);
  if (incarico.fineRichiesta !== null)
    throw new RuleViolation(
      'art. 2 c. 2',
      `Si è già chiesta la fine di questo incarico al ${incarico.fineRichiesta}: ritira prima la richiesta`,
    );
  return incarico;
}

/** @throws NotFound */
export async function findIncarico(unit: WriteUnit, operatoreId: string, id: string): Promise<IncaricoPreso> {
  const [incarico] = await unit.query<IncaricoPreso>(
    `SELECT lower(periodo) AS dal, upper(periodo) - 1 AS al, fte::float AS fte, fine_richiesta AS "fineRichiesta"
     FROM incarico WHERE id = $1 AND operatore_id = $2`,
    [id, operatoreId],
  );
  if (incarico === undefined) throw new NotFound('Incarico non trovato');
  return incarico;
}
