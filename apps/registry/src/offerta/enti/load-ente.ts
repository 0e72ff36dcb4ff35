// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { columnsOf, loadForUpdate, type WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import { EnteEntity } from './ente.entity.ts';
import type { EnteRow } from './ente.ts';

/** Whether an ente still works on a day, by its last day. An ente that has ceased does not change. */
function isActive({ al }: Pick<EnteRow, 'al'>, oggi: string): boolean {
  return al === null || al >= oggi;
}

/** Whether an ente is of the caller's own Ambito and may still be changed. */
export function isOwnActive(ente: EnteRow, { ambitoId, adesso }: GraphContext): boolean {
  return ente.ambitoId === ambitoId && isActive(ente, giornoRoma(adesso));
}

/**
 * Locks an ente of the caller's own Ambito, also one that has ceased, at the version that the caller read.
 * @throws NotFound, Conflict for another version
 */
export function lockEnte(unit: WriteUnit, id: string, versione: number | 'any'): Promise<EnteRow> {
  return loadForUpdate<EnteRow>(
    unit,
    { tipo: 'Ente', nome: "L'ente", id },
    versione,
    `SELECT ${columnsOf(EnteEntity)} FROM ente WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [id, unit.ambitoId],
  );
}

/**
 * Locks an ente of the caller's own Ambito, at the version that the caller read, to change it or its records.
 * @throws NotFound, Conflict for another version, RuleViolation for an ente that has ceased
 */
export async function loadEnte(unit: WriteUnit, id: string, versione: number): Promise<EnteRow> {
  const ente = await lockEnte(unit, id, versione);
  if (!isActive(ente, giornoRoma(unit.adesso)))
    throw new RuleViolation('art. 2 c. 5 f', "L'ente è cessato: resta com'era");
  return ente;
}
