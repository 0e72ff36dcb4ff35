// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RowOf } from './columns.ts';
import type { EntityClass } from './data-source.ts';
import type { Reader } from './unit-context.ts';
import { writeRows } from './write-rows.ts';

/**
 * Keeps what another service tells: each row as it stands at its `versione`, in place of an older one. A row that is as old as
 * the one held, or older, has no effect, so that events may come twice, late and out of order. One statement for all rows.
 * @param rows by the properties of the entity, each key once; a property that is missing is null. A column with `insert: false`
 *   is this service's own: it is left as it is
 * @returns the rows that were news
 */
export function keepVersione<E extends object>(
  reader: Reader,
  entity: EntityClass & (abstract new () => E),
  rows: readonly RowOf<E>[],
): Promise<E[]> {
  return writeRows(reader, entity, rows, { where: 'held.versione < excluded.versione' });
}
