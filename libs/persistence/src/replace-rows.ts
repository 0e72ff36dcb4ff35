// SPDX-License-Identifier: AGPL-3.0-or-later
import { jsonRows, type RowOf, tableOf } from './columns.ts';
import type { EntityClass } from './data-source.ts';
import type { Reader } from './unit-context.ts';

/**
 * Replaces the rows below some records: it deletes the old rows and inserts the given ones. Two statements, however
 * many records and rows there are.
 * @param below the rows to delete: the values of some properties, such as `{ ambitoId: [ambitoId], contattoId: ids }`
 * @param rows the new rows, by the properties of the entity; a missing property is null
 */
export async function replaceRows<E extends object>(
  { query }: Reader,
  entity: EntityClass & (abstract new () => E),
  below: { readonly [K in keyof E]?: readonly E[K][] },
  rows: readonly RowOf<E>[],
): Promise<void> {
  const { table, columns } = tableOf(entity);
  const owners = columns.filter(({ property }) => property in below);
  const values = owners.map(({ property }) => below[property as keyof E]);
  if (values.some((some) => some?.length === 0)) return;
  await query(
    `DELETE FROM ${table} WHERE ${owners.map(({ name }, index) => `${name} = ANY ($${index + 1})`).join(' AND ')}`,
    values,
  );
  if (rows.length === 0) return;
  const all = columns.map(({ name }) => name).join(', ');
  await query(`INSERT INTO ${table} (${all}) SELECT ${all} FROM jsonb_populate_recordset(NULL::${table}, $1)`, [
    jsonRows(columns, rows),
  ]);
}
