// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import type { Metrics } from '@ambito/telemetry';
import pg from 'pg';
import { DataSource, type Logger as TypeOrmLogger } from 'typeorm';
import { ColumnNames } from './column-names.ts';
import { leaveUnnamed } from './statement.ts';

// A date has no time zone: a JavaScript Date could shift it by a day. It stays 'YYYY-MM-DD'.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export type { DataSource };
/** A class decorated with `@Entity`. */
export type EntityClass = abstract new () => object;

/** Longer than several statements, of 15 s at most each, that one read sends together. */
const SILENT_MS = 60_000;

/**
 * One pool of one role. `poolSize` must be at least the number of parallel requests, since a unit holds its client to the end.
 * TypeORM never alters the schema: migrations do.
 */
export function createDataSource(options: {
  url: string;
  applicationName: string;
  poolSize: number;
  entities: readonly EntityClass[];
  metrics?: Metrics;
  /** False when a pooler between gives each transaction another connection: statements then have no names. */
  prepared?: boolean;
  /** After so long without an answer to a statement its connection is given up, in milliseconds; a minute, if missing. */
  silentMs?: number;
}): DataSource {
  const dataSource = new DataSource({
    type: 'postgres',
    // TypeORM would look for it by name while it runs, where a bundle has no packages.
    driver: pg,
    url: options.url,
    applicationName: options.applicationName,
    entities: [...options.entities],
    namingStrategy: new ColumnNames(),
    synchronize: false,
    migrationsRun: false,
    poolSize: options.poolSize,
    connectTimeoutMS: 5_000,
    ...(options.metrics === undefined ? {} : { logger: countingLogger(options.metrics), logging: ['query'] }),
    poolErrorHandler: () => undefined,
    // Statements that do not wait for one another travel together. A server or a network that fell silent would hold them for ever.
    extra: { pipeline: true, query_timeout: options.silentMs ?? SILENT_MS },
    parseInt8: true,
  });
  if (options.prepared === false) leaveUnnamed(dataSource);
  return dataSource;
}

/** Counts statements. It logs no statement, since the parameters may be personal. */
function countingLogger(metrics: Metrics): TypeOrmLogger {
  const ignore = (): void => undefined;
  return {
    logQuery: () => metrics.sqlStatements.inc(),
    logQueryError: ignore,
    logQuerySlow: ignore,
    logSchemaBuild: ignore,
    logMigration: ignore,
    log: ignore,
  };
}
