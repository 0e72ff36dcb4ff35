// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { loadCaso, type Caso } from './load-caso.ts';
import { casoInParole, haResponsabile } from './stati.ts';

/**
 * Locks a case that has somebody responsible, at the version that the caller read.
 * @throws NotFound, Conflict for another version, RuleViolation before it is assigned and after it has ended
 */
export async function loadCasoAperto(unit: WriteUnit, id: string, versione: number): Promise<Caso> {
  const caso = await loadCaso(unit, id, versione);
  if (!haResponsabile(caso.stato))
    throw new RuleViolation('art. 2 c. 2', `${casoInParole(caso.stato)} e non ha un responsabile da cambiare`);
  return caso;
}
