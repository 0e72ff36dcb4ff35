// SPDX-License-Identifier: AGPL-3.0-or-later
export { columnsOf } from './columns.ts';
export { createDataSource, type DataSource, type EntityClass } from './data-source.ts';
export { foundations, type ServiceName } from './foundations.ts';
export { keepVersione } from './keep-versione.ts';
export { migrate, type MigrationClass } from './migrate.ts';
export { type DatabaseRules } from './database-rules.ts';
export { poolReader } from './pool-reader.ts';
export { ReadUnit } from './read-unit.ts';
export { write, type WriteUnit, type WriteOptions } from './write-unit.ts';
export { work, type WorkUnit } from './work-unit.ts';
export type { Reader, UnitContext } from './unit-context.ts';
