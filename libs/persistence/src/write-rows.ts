// SPDX-License-Identifier: AGPL-3.0-or-later
import { jsonRows, type RowOf, tableOf } from './columns.ts';
import type { EntityClass } from './data-source.ts';
import type { Reader } from './unit-context.ts';

/** How a row takes the place of the one with the same key. In SQL the row that stands is `held`, the new one is `excluded`. */
interface InPlace<E> {
  /** SQL for the columns that do not simply take the new value, such as `{ versione: 'held.versione + 1' }`. */
  readonly set?: { readonly [K in keyof E]?: string };
  /**
   * Which rows are written: SQL, or `'changed'` for those that differ from the row that stands in a column that takes the new
   * value. All of them if it is missing.
   */
  readonly where?: string;
}

/**
 * Writes rows, new or in place of those with the same key. One statement, however many the rows.
 * @param rows by the properties of the entity, each key once; a property that is missing is null. A column with `insert: false`
 *   is left as it is
 * @returns the rows that were written
 */
export async function writeRows<E extends object>(
  { query }: Reader,
  entity: EntityClass & (abstract new () => E),
  rows: readonly RowOf<E>[],
  { set = {}, where }: InPlace<E> = {},
): Promise<E[]> {
  if (rows.length === 0) return [];
  const { table, columns } = tableOf(entity);
  const all = columns.map(({ name }) => name).join(', ');
  const keys = columns.filter(({ key }) => key).map(({ name }) => name);
  const others = columns.filter(({ key }) => !key);
  const taken = others.filter(({ property }) => !(property in set)).map(({ name }) => name);
  const assignments = others.map(({ property, name }) => `${name} = ${set[property as keyof E] ?? `excluded.${name}`}`);
  const changed = `(${taken.map((name) => `held.${name}`).join(', ')}) IS DISTINCT FROM (${taken.map((name) => `excluded.${name}`).join(', ')})`;
  return query<E>(
    `INSERT INTO ${table} AS held (${all}) SELECT ${all} FROM jsonb_populate_recordset(NULL::${table}, $1)
     ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${assignments.join(', ')}
     ${where === undefined ? '' : `WHERE ${where === 'changed' ? changed : where}`}
     RETURNING ${columns.map(({ property, name }) => `held.${name} AS "${property}"`).join(', ')}`,
    [jsonRows(columns, rows)],
  );
}
