// SPDX-License-Identifier: AGPL-3.0-or-later
import { loadForUpdate, type WriteUnit } from '@ambito/persistence';

export interface PianoPreso {
  versione: number;
  dal: string;
  al: string;
}

/** Locks a plan of the Ambito to change it, at the version that the caller read. @throws NotFound, Conflict */
export function loadPiano(unit: WriteUnit, id: string, versione: number): Promise<PianoPreso> {
  return loadForUpdate(
    unit,
    { tipo: 'PianoDiZona', nome: 'Il Piano', id },
    versione,
    `SELECT versione, lower(periodo) AS dal, upper(periodo) - 1 AS al FROM piano_di_zona
     WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [id, unit.ambitoId],
  );
}

/** Moves a plan to its next version. An approved plan is under revision from now on. */
export async function advancePiano(unit: WriteUnit, id: string): Promise<void> {
  await unit.query(
    `UPDATE piano_di_zona SET versione = versione + 1, stato = CASE stato WHEN 'APPROVATO' THEN 'IN_REVISIONE' ELSE stato END WHERE id = $1`,
    [id],
  );
  unit.audit('PianoDiZona', id);
}
