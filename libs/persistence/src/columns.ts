// SPDX-License-Identifier: AGPL-3.0-or-later
import { getMetadataArgsStorage } from 'typeorm';
import { ColumnNames } from './column-names.ts';
import type { EntityClass } from './data-source.ts';

const names = new ColumnNames();
/** The lists that were asked for before, by entity and alias: the declarations do not change while a process runs. */
const lists = new Map<EntityClass, Map<string | undefined, string>>();

/**
 * The columns of an entity as a SELECT list, each with the name of its property: `id, codice_istat AS "codiceIstat"`. A column
 * that is read in another shape than the table has, such as the days of a period, is a `@VirtualColumn` of the entity.
 * @param alias the alias of the table, when the statement has several tables
 */
export function columnsOf(entity: EntityClass, alias?: string): string {
  const known = lists.get(entity) ?? new Map<string | undefined, string>();
  lists.set(entity, known);
  const list = known.get(alias) ?? listColumns(entity, alias);
  known.set(alias, list);
  return list;
}

function listColumns(entity: EntityClass, alias: string | undefined): string {
  const table = getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name ?? '';
  return getMetadataArgsStorage()
    .filterColumns(entity)
    .filter(({ options }) => options.select !== false)
    .map(({ propertyName, options }) => {
      const virtual = 'query' in options && options.query;
      if (virtual) return `${virtual(alias ?? table)} AS "${propertyName}"`;
      const column = names.columnName(propertyName, options.name);
      return `${alias === undefined ? '' : `${alias}.`}${column}${column === propertyName ? '' : ` AS "${propertyName}"`}`;
    })
    .join(', ');
}

/** The table of an entity and its writable columns: property, name in SQL, and whether the column is part of the key. */
export function tableOf(entity: EntityClass): {
  table: string;
  columns: readonly { property: string; name: string; key: boolean }[];
} {
  const storage = getMetadataArgsStorage();
  const table = storage.tables.find(({ target }) => target === entity)?.name;
  if (table === undefined) throw new Error(`${entity.name} names no table`);
  const columns = storage
    .filterColumns(entity)
    .filter(({ mode, options }) => mode !== 'virtual-property' && options.insert !== false)
    .map(({ propertyName, options }) => ({
      property: propertyName,
      name: names.columnName(propertyName, options.name),
      key: options.primary === true,
    }));
  return { table, columns };
}

/** The properties of an entity whose columns may be null. */
export function nullableOf(entity: EntityClass): ReadonlySet<string> {
  return new Set(
    getMetadataArgsStorage()
      .filterColumns(entity)
      .filter(({ mode, options }) => mode !== 'virtual-property' && options.nullable === true)
      .map(({ propertyName }) => propertyName),
  );
}

/** A row by the properties of its entity; a missing property is null. */
export type RowOf<E> = { readonly [K in keyof E]?: E[K] | undefined };

/** Rows as JSON, by column. */
export function jsonRows<E>(columns: ReturnType<typeof tableOf>['columns'], rows: readonly RowOf<E>[]): string {
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(columns.map(({ property, name }) => [name, row[property as keyof E] ?? null])),
    ),
  );
}
