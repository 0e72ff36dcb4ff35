// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DataSource } from 'typeorm';
import { translateError } from './database-rules.ts';
import type { Reader } from './unit-context.ts';

/** Reads of data that are not personal: each statement by itself on the pool, without a unit. */
export function poolReader(dataSource: DataSource): Reader {
  return {
    async query<R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> {
      try {
        return (await dataSource.query(sql, [...parameters])) as R[];
      } catch (error) {
        throw translateError(error, {});
      }
    },
  };
}
