// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { loadCaso, type Caso } from './load-caso.ts';
import { emitPresaInCarico } from './presa-in-carico.evento.ts';
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

/** Ends a change of a case that is not a step: a new version, told to the information system. @returns the case's id */
export async function finishCambio(unit: WriteUnit, id: string, regolarizzata: boolean): Promise<string> {
  await unit.query(
    `UPDATE presa_in_carico SET versione = versione + 1,
       urgenza_regolarizzata_il = CASE WHEN $3 THEN $4::timestamptz ELSE urgenza_regolarizzata_il END
     WHERE ambito_id = $1 AND id = $2`,
    [unit.ambitoId, id, regolarizzata, unit.adesso],
  );
  await emitPresaInCarico(unit, id);
  unit.audit('PresaInCarico', id);
  return id;
}
