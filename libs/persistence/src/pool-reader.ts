// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DataSource } from 'typeorm';
import { translateError } from './database-rules.ts';
import { rowsOf } from './statement.ts';
import type { Reader } from './unit-context.ts';

/** Reads of data that are not personal: each statement by itself on the pool, without a unit. */
export function poolReader(dataSource: DataSource): Reader {
  return {
    async query<R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> {
      const runner = dataSource.createQueryRunner();
      try {
        return await rowsOf<R>(runner, sql, parameters);
      } catch (error) {
        throw translateError(error, {});
      } finally {
        await runner.release();
      }
    },
  };
}
