// SPDX-License-Identifier: AGPL-3.0-or-later
export { conditionsOf } from './asked.ts';
export {
  annulla,
  keepConservati,
  keepAnnullato,
  passAnnullati,
  requireCorretto,
  rettifica,
  rettificaSulPosto,
  writeCorretto,
} from './annulla.ts';
export { annullabili, defineAnnullabile, defineFigli, type Annullabile } from './annullabile.ts';
export { ANNULLAMENTI_RULES } from './annullamenti-rules.ts';
export { AnnullamentoEntity } from './annullamento.entity.ts';
export { columnsOf, jsonOf, nullableOf, tableOf, type RowOf } from './columns.ts';
export { datiAnnullati } from './dati-annullati.ts';
export { createDataSource, type DataSource, type EntityClass } from './data-source.ts';
export type { EmittingUnit } from './emitting-unit.ts';
export { keepVersione } from './keep-versione.ts';
export { listen, type Listening } from './listen.ts';
export { loadForUpdate, type NamedRecord } from './load-for-update.ts';
export { lock, lockShared, LOCKS } from './locks.ts';
export { migrate, UnknownMigrations, type MigrationClass } from './migrate.ts';
export { printSchema } from './schema-sql.ts';
export { sqlMigrations, type ServiceName } from './sql-migrations.ts';
export { type DatabaseRules } from './database-rules.ts';
export { ConGiorni, ConIstanti, DalAl, DalleAlle } from './periodo.ts';
export type { MassReading, PersonalReads } from './personal-reads.ts';
export { poolReader } from './pool-reader.ts';
export { requirePlainRole } from './require-plain-role.ts';
export { requireWritable } from './require-writable.ts';
export { replaceRows } from './replace-rows.ts';
export { writeRows } from './write-rows.ts';
export { ReadUnit } from './read-unit.ts';
export { write, type WriteUnit, type WriteOptions } from './write-unit.ts';
export { work, type WorkUnit } from './work-unit.ts';
export type { Reader, UnitContext } from './unit-context.ts';
