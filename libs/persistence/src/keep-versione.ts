// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RowOf } from './columns.ts';
import type { EntityClass } from './data-source.ts';
import type { Reader } from './unit-context.ts';
import { writeRows } from './write-rows.ts';

/**
 * Keeps the state that another service sends: each row with its `versione`, in place of an older one. A row that is as old as
 * the stored one, or older, has no effect, so that events may come twice, late and out of order. One statement writes all rows.
 * @param rows the rows, by the properties of the entity, each key once; a missing property is null. A column with `insert: false`
 *   belongs to this service and does not change
 * @returns the rows that were newer
 */
export function keepVersione<E extends object>(
  reader: Reader,
  entity: EntityClass & (abstract new () => E),
  rows: readonly RowOf<E>[],
): Promise<E[]> {
  return writeRows(reader, entity, rows, { where: 'held.versione < excluded.versione' });
}
