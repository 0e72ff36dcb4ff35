// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';

/**
 * Ends the resources of a sede, locked, with the last day of the sede.
 * @throws RuleViolation for a resource that would begin after that day
 */
export async function endRisorse(unit: WriteUnit, sedeId: string, al: string): Promise<void> {
  const [futura] = await unit.query(
    'SELECT 1 FROM risorsa_strumentale WHERE sede_id = $1 AND lower(periodo) > $2::date',
    [sedeId, al],
  );
  if (futura !== undefined)
    throw new RuleViolation('art. 6 c. 1', 'Alla sede sono assegnate risorse che iniziano dopo la sua fine');
  await unit.query(
    `UPDATE risorsa_strumentale SET periodo = periodo * daterange(NULL, $2::date, '[]'), versione = versione + 1
     WHERE sede_id = $1 AND periodo @> $2::date + 1`,
    [sedeId, al],
  );
}
