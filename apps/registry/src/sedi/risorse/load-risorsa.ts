// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf, loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { RisorsaStrumentaleEntity } from './risorsa-strumentale.entity.ts';

/** Locks a resource of a sede of the caller's own Ambito. @throws NotFound, Conflict for another version */
export function loadRisorsa(
  unit: WriteUnit,
  { risorsaId, versione }: { readonly risorsaId: string; readonly versione: number },
): Promise<RisorsaStrumentaleEntity> {
  return loadForUpdate<RisorsaStrumentaleEntity>(
    unit,
    { tipo: 'RisorsaStrumentale', nome: 'La risorsa', id: risorsaId },
    versione,
    `SELECT ${columnsOf(RisorsaStrumentaleEntity, 'r')} FROM risorsa_strumentale AS r JOIN sede AS s ON s.id = r.sede_id
     WHERE r.id = $1 AND s.ambito_id = $2 FOR UPDATE OF r`,
    [risorsaId, unit.ambitoId],
  );
}
