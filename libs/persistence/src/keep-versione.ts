// SPDX-License-Identifier: AGPL-3.0-or-later
import { jsonRows, type RowOf, tableOf } from './columns.ts';
import type { EntityClass } from './data-source.ts';
import type { Reader } from './unit-context.ts';

/**
 * Keeps the state that another service sends: each row with its `versione`, in place of an older one. A row that is as old as
 * the stored one, or older, has no effect, so that events may come twice, late and out of order. One statement writes all rows.
 * @param rows the rows, by the properties of the entity, each key once; a missing property is null. A column with `insert: false`
 *   belongs to this service and does not change
 * @returns the rows that were newer
 */
export async function keepVersione<E extends object>(
  { query }: Reader,
  entity: EntityClass & (abstract new () => E),
  rows: readonly RowOf<E>[],
): Promise<E[]> {
  if (rows.length === 0) return [];
  const { table, columns } = tableOf(entity);
  const all = columns.map(({ name }) => name);
  const keys = columns.filter(({ key }) => key).map(({ name }) => name);
  return query<E>(
    `INSERT INTO ${table} AS held (${all.join(', ')})
     SELECT ${all.join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1)
     ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${all.map((name) => `${name} = excluded.${name}`).join(', ')}
     WHERE held.versione < excluded.versione
     RETURNING ${columns.map(({ property, name }) => `${name} AS "${property}"`).join(', ')}`,
    [jsonRows(columns, rows)],
  );
}
