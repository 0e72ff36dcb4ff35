// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, NotFound, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { emitPresaInCarico } from './presa-in-carico.evento.ts';
import { casoInParole, haResponsabile, type StatoPresaInCarico } from './stati.ts';

export interface CasoAperto {
  readonly versione: number;
  /** Opened in urgency and not yet in order. */
  readonly inUrgenza: boolean;
}

/**
 * Locks a case that has somebody responsible, at the version that the caller read.
 * @throws NotFound, Conflict for another version, RuleViolation before it is assigned and after it has ended
 */
export async function loadCasoAperto(unit: WriteUnit, id: string, versione: number): Promise<CasoAperto> {
  const [presa] = await unit.query<CasoAperto & { stato: StatoPresaInCarico }>(
    `SELECT stato, versione, urgenza_motivo IS NOT NULL AND urgenza_regolarizzata_il IS NULL AS "inUrgenza"
     FROM presa_in_carico WHERE ambito_id = $1 AND id = $2 FOR UPDATE`,
    [unit.ambitoId, id],
  );
  if (presa === undefined) throw new NotFound('Presa in carico non trovata');
  if (presa.versione !== versione)
    throw new Conflict('La presa in carico è stata modificata nel frattempo', presa.versione);
  if (!haResponsabile(presa.stato))
    throw new RuleViolation('art. 2 c. 2', `${casoInParole(presa.stato)} e non ha un responsabile da cambiare`);
  return presa;
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
