// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DataSource } from 'typeorm';
import { rowsUnlessGone } from './caller-gone.ts';
import { giveBack } from './client.ts';
import { translateError } from './database-rules.ts';
import type { Reader } from './unit-context.ts';

/**
 * Reads of data that are not personal: each statement by itself on the pool, without a unit.
 * @param caller whose `gone` stops a read
 * @param options `inTurn`: a read waits for the end of the one before, so that the reader never holds more than one client
 */
export function poolReader(
  dataSource: DataSource,
  caller: { readonly gone?: AbortSignal | undefined } = {},
  { inTurn = false }: { readonly inTurn?: boolean } = {},
): Reader {
  let last: Promise<unknown> = Promise.resolve();

  async function read<R>(sql: string, parameters: readonly unknown[]): Promise<R[]> {
    const runner = dataSource.createQueryRunner();
    try {
      return await rowsUnlessGone<R>(runner, sql, parameters, caller.gone);
    } catch (error) {
      throw translateError(error, {});
    } finally {
      await giveBack(runner);
    }
  }

  return {
    query<R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> {
      if (!inTurn) return read<R>(sql, parameters);
      const answer = last.then(() => read<R>(sql, parameters));
      last = answer.catch(() => undefined);
      return answer;
    },
  };
}
