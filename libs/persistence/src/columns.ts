// SPDX-License-Identifier: AGPL-3.0-or-later
import { getMetadataArgsStorage } from 'typeorm';
import { ColumnNames } from './column-names.ts';
import type { EntityClass } from './data-source.ts';

const names = new ColumnNames();
/** The lists that were asked for before, by entity: the declarations do not change while a process runs. */
const lists = new Map<EntityClass, Map<string, string>>();

/**
 * The columns of an entity as a SELECT list, each with the name of its property: `id, codice_istat AS "codiceIstat"`. A column
 * that is read in another shape than the table has, such as the days of a period, is a `@VirtualColumn` of the entity.
 * @param alias the alias of the table, when the statement has several tables
 * @param properties the properties to read; without them, all that the entity does not keep from being read
 */
export function columnsOf<E extends object>(
  entity: abstract new () => E,
  alias?: string,
  properties?: readonly Property<E>[],
): string {
  const known = lists.get(entity) ?? new Map<string, string>();
  lists.set(entity, known);
  const key = `${alias ?? ''} ${properties === undefined ? '*' : properties.join()}`;
  const list =
    known.get(key) ??
    readsOf(entity, alias, properties)
      .map(({ property, sql, column }) => (column === property ? sql : `${sql} AS "${property}"`))
      .join(', ');
  known.set(key, list);
  return list;
}

/**
 * A row as JSON, by the names of its properties: `json_build_object('id', f.id, 'dal', lower(f.periodo))`.
 * @param computed what is not read as the table has it, in SQL by name
 */
export function jsonOf<E extends object>(
  entity: abstract new () => E,
  properties: readonly Property<E>[],
  alias?: string,
  computed: Readonly<Record<string, string>> = {},
): string {
  const read = readsOf(entity, alias, properties).map(({ property, sql }) => [property, sql] as const);
  const pairs = [...read, ...Object.entries(computed)].map(([name, sql]) => `'${name}', ${sql}`);
  return `json_build_object(${pairs.join(', ')})`;
}

type Property<E> = keyof E & string;

/** The columns that an entity declares, and those that it has from the classes it extends. */
function declaredColumns(entity: EntityClass) {
  const classes: EntityClass[] = [];
  for (let one: unknown = entity; one !== Function.prototype; one = Object.getPrototypeOf(one))
    classes.push(one as EntityClass);
  return getMetadataArgsStorage().filterColumns(classes);
}

/** The SQL that reads each property, and the column that has its name in SQL, unless it is computed. */
function readsOf(entity: EntityClass, alias: string | undefined, properties?: readonly string[]) {
  const table = getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name ?? '';
  const all = declaredColumns(entity).map(({ propertyName: property, options }) => {
    const virtual = 'query' in options && options.query;
    if (virtual) return { property, sql: virtual(alias ?? table), read: options.select !== false };
    const column = names.columnName(property, options.name);
    return {
      property,
      column,
      sql: alias === undefined ? column : `${alias}.${column}`,
      read: options.select !== false,
    };
  });
  if (properties === undefined) return all.filter(({ read }) => read);
  return properties.map((property) => {
    const found = all.find((one) => one.property === property);
    if (found === undefined) throw new Error(`${entity.name} has no column ${property}`);
    return found;
  });
}

/** The table of an entity and its writable columns: property, name in SQL, and whether the column is part of the key. */
export function tableOf(entity: EntityClass): {
  table: string;
  columns: readonly { property: string; name: string; key: boolean }[];
} {
  const table = getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name;
  if (table === undefined) throw new Error(`${entity.name} names no table`);
  const columns = declaredColumns(entity)
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
    declaredColumns(entity)
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
