// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { columnsOf, loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { TurnoReperibilitaEntity } from './turno-reperibilita.entity.ts';

export interface LoadedTurno {
  readonly versione: number;
  readonly dalle: Date;
  readonly alle: Date;
  readonly operatoreId: string;
  readonly sostitutoId: string | null;
}

/** Loads a shift and locks it. @throws NotFound, Conflict for another version */
export function loadTurno(unit: WriteUnit, id: string, versione: number | undefined): Promise<LoadedTurno> {
  return loadForUpdate<LoadedTurno>(
    unit,
    { tipo: 'TurnoReperibilita', nome: 'Il turno', id },
    versione,
    `SELECT ${columnsOf(TurnoReperibilitaEntity)} FROM turno_reperibilita WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [id, unit.ambitoId],
  );
}

/**
 * Loads a shift that is not over and locks it, to change it.
 * @throws NotFound, Conflict for another version, RuleViolation for a shift that is over
 */
export async function loadTurnoDaSvolgere(
  unit: WriteUnit,
  id: string,
  versione: number | undefined,
): Promise<LoadedTurno> {
  const turno = await loadTurno(unit, id, versione);
  if (!daSvolgere(turno, unit.adesso))
    throw new RuleViolation('art. 2 c. 4', 'Il turno è finito: se è scritto male, si rettifica o si annulla');
  return turno;
}

/** The minute of the request: instants are given to the minute, and what comes before this one is past. */
export const minutoDi = (adesso: Date): number => adesso.getTime() - (adesso.getTime() % 60_000);

/** Whether a shift is not over yet. */
export function daSvolgere({ alle }: { alle: Date }, adesso: Date): boolean {
  return alle.getTime() > minutoDi(adesso);
}

/** Whether part of a shift is past: who was on call in that part stays recorded. */
export function cominciato({ dalle }: { dalle: Date }, adesso: Date): boolean {
  return dalle.getTime() < minutoDi(adesso);
}
