// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf, loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { AccordoEntity } from './accordo.entity.ts';
import type { AccordoRow } from './accordo.ts';

/** Locks an agreement of the Ambito. @throws NotFound, Conflict for another version */
export function loadAccordo(
  unit: WriteUnit,
  { accordoId, versione }: { readonly accordoId: string; readonly versione: number },
): Promise<AccordoRow> {
  return loadForUpdate<AccordoRow>(
    unit,
    { tipo: 'Accordo', nome: "L'accordo", id: accordoId },
    versione,
    `SELECT ${columnsOf(AccordoEntity)} FROM accordo WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [accordoId, unit.ambitoId],
  );
}
