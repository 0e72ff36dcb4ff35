// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EntityClass } from '../data-source.ts';
import { migrate, type MigrationClass } from '../migrate.ts';
import { printSchema } from '../schema-sql.ts';
import { askDatabase } from './database.ts';

/**
 * The columns in which entities and migrated tables differ: missing, of another type, or nullable in only one of the two.
 * Empty when they agree.
 */
export function driftOf(url: string, entities: readonly EntityClass[]): Promise<string[]> {
  return askDatabase(
    url,
    async (dataSource) => {
      const problems: string[] = [];
      for (const { tableName, columns } of dataSource.entityMetadatas) {
        const rows: { name: string; type: string; nullable: boolean }[] = await dataSource.query(
          `SELECT attname AS name, format_type(atttypid, NULL) AS type, NOT attnotnull AS nullable
           FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
          [tableName],
        );
        for (const column of columns.filter(({ isVirtualProperty }) => !isVirtualProperty)) {
          const found = rows.find(({ name }) => name === column.databaseName);
          const type = `${dataSource.driver.normalizeType(column)}${column.isArray ? '[]' : ''}`;
          const expected = `${type} ${column.isNullable}`;
          const actual = found === undefined ? 'missing' : `${found.type} ${found.nullable}`;
          if (actual !== expected)
            problems.push(`${tableName}.${column.databaseName}: ${actual}, expected ${expected}`);
        }
        const unknown = rows.filter(({ name }) => columns.every((column) => column.databaseName !== name));
        problems.push(...unknown.map(({ name }) => `${tableName}.${name} is not in the entity`));
      }
      return problems;
    },
    entities,
  );
}

/**
 * Reverts the last migration and runs it again; then reverts all, one after the other, and runs them again.
 * @returns the printed schema before, after the last one alone, without any, and after all
 */
export async function revertAndMigrate(
  url: string,
  migrations: readonly MigrationClass[],
): Promise<{ before: string; afterLast: string; between: string; after: string }> {
  const before = await printSchema(url);
  await migrate({ url, migrations, revert: true });
  await migrate({ url, migrations });
  const afterLast = await printSchema(url);
  for (const _migration of migrations) await migrate({ url, migrations, revert: true });
  const between = await printSchema(url);
  await migrate({ url, migrations });
  return { before, afterLast, between, after: await printSchema(url) };
}

/** The tables with an Ambito that have no row-level security, forced on their owner too, which a write must pass as well. */
export function openTables(url: string): Promise<string[]> {
  return askDatabase(url, async (dataSource) => {
    const rows: { name: string }[] = await dataSource.query(`
      SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'ambito_id'
      WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                 AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polwithcheck IS NOT NULL))
      ORDER BY name`);
    return rows.map(({ name }) => name);
  });
}
