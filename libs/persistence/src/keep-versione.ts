// SPDX-License-Identifier: AGPL-3.0-or-later
import { getMetadataArgsStorage } from 'typeorm';
import { ColumnNames } from './column-names.ts';
import type { EntityClass } from './data-source.ts';
import type { Reader } from './unit-context.ts';

const names = new ColumnNames();

/**
 * Keeps what another service tells: each row as it stands at its `versione`, in place of an older one. A row that is as old as
 * the one held, or older, has no effect, so that events may come twice, late and out of order. One statement for all rows.
 * @param rows by the properties of the entity, each key once; a property that is missing is null. A column with `insert: false`
 *   is this service's own: it is left as it is
 * @returns the rows that were news
 */
export async function keepVersione<E extends object>(
  { query }: Reader,
  entity: EntityClass & (abstract new () => E),
  rows: readonly Partial<E>[],
): Promise<E[]> {
  if (rows.length === 0) return [];
  const storage = getMetadataArgsStorage();
  const table = storage.tables.find(({ target }) => target === entity)?.name;
  const columns = storage
    .filterColumns(entity)
    .filter(({ mode, options }) => mode !== 'virtual-property' && options.insert !== false);
  const nameOf = ({ propertyName, options }: (typeof columns)[number]): string =>
    names.columnName(propertyName, options.name);
  const keys = columns.filter(({ options }) => options.primary === true).map(nameOf);
  const all = columns.map(nameOf);
  const named = rows.map((row) =>
    Object.fromEntries(columns.map((column) => [nameOf(column), row[column.propertyName as keyof E] ?? null])),
  );
  return query<E>(
    `INSERT INTO ${table} AS held (${all.join(', ')})
     SELECT ${all.join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1)
     ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${all.map((name) => `${name} = excluded.${name}`).join(', ')}
     WHERE held.versione < excluded.versione
     RETURNING ${columns.map((column) => `${nameOf(column)} AS "${column.propertyName}"`).join(', ')}`,
    [JSON.stringify(named)],
  );
}
