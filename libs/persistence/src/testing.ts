// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDataSource, type EntityClass } from './data-source.ts';
import { migrate, type MigrationClass } from './migrate.ts';

/**
 * Columns in which entities and migrated tables differ: missing, of another type, or null in one and not in the other.
 * Empty when nothing has drifted.
 */
export async function driftOf(url: string, entities: readonly EntityClass[]): Promise<string[]> {
  const dataSource = createDataSource({ url, applicationName: 'drift', poolSize: 2, entities });
  await dataSource.initialize();
  try {
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
        if (actual !== expected) problems.push(`${tableName}.${column.databaseName}: ${actual}, expected ${expected}`);
      }
      const unknown = rows.filter(({ name }) => columns.every((column) => column.databaseName !== name));
      problems.push(...unknown.map(({ name }) => `${tableName}.${name} is not in the entity`));
    }
    return problems;
  } finally {
    await dataSource.destroy();
  }
}

/** All that a migrated database is made of, as text: tables with columns, indexes, constraints, policies, rights, functions. */
async function catalogueOf(url: string): Promise<string[]> {
  const dataSource = createDataSource({ url, applicationName: 'catalogue', poolSize: 2, entities: [] });
  await dataSource.initialize();
  try {
    const rows: { line: string }[] = await dataSource.query(`
      SELECT 'column ' || c.relname || '.' || attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull AS line
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND attnum > 0
      UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
      UNION ALL SELECT 'policy ' || tablename || ' ' || policyname || ' ' || coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies
      UNION ALL SELECT 'wall ' || relname || ' ' || relrowsecurity || ' ' || relforcerowsecurity FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      UNION ALL SELECT 'right ' || grantee || ' ' || table_name || ' ' || privilege_type FROM information_schema.role_table_grants WHERE table_schema = 'public'
      UNION ALL SELECT 'trigger ' || tgrelid::regclass || ' ' || tgname FROM pg_trigger WHERE NOT tgisinternal
      ORDER BY line`);
    return rows.map(({ line }) => line).filter((line) => !line.includes('migrazione'));
  } finally {
    await dataSource.destroy();
  }
}

/** Takes every migration back, one after the other, and runs them again. @returns what the database was before, in between and after */
export async function revertAndMigrate(
  url: string,
  migrations: readonly MigrationClass[],
): Promise<{ before: string[]; between: string[]; after: string[] }> {
  const before = await catalogueOf(url);
  for (const _migration of migrations) await migrate({ url, migrations, revert: true });
  const between = await catalogueOf(url);
  await migrate({ url, migrations });
  return { before, between, after: await catalogueOf(url) };
}
