// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf, loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { NominaCoordinatoreEntity } from './nomina.entity.ts';

/** A nomination that a command names. */
export interface SuNomina {
  readonly nominaId: string;
  readonly versione: number;
}

/** Locks a nomination of the Ambito. @throws NotFound, Conflict for another version */
export function loadNomina(unit: WriteUnit, { nominaId, versione }: SuNomina): Promise<NominaCoordinatoreEntity> {
  return loadForUpdate<NominaCoordinatoreEntity>(
    unit,
    { tipo: 'NominaCoordinatore', nome: 'La nomina', id: nominaId },
    versione,
    `SELECT ${columnsOf(NominaCoordinatoreEntity)} FROM nomina_coordinatore WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [nominaId, unit.ambitoId],
  );
}
