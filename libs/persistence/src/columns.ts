// SPDX-License-Identifier: AGPL-3.0-or-later
import { getMetadataArgsStorage } from 'typeorm';
import { ColumnNames } from './column-names.ts';
import type { EntityClass } from './data-source.ts';

const names = new ColumnNames();

/**
 * The columns of an entity as a SELECT list, each under the name of its property: `id, codice_istat AS "codiceIstat"`. A column
 * that the table gives in another shape, such as the days of a period, is a `@VirtualColumn` of the entity.
 * @param alias of the table, where the statement has several
 */
export function columnsOf(entity: EntityClass, alias?: string): string {
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
