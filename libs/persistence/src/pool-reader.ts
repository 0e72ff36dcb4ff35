// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DataSource, QueryRunner } from 'typeorm';
import { rowsUnlessGone } from './caller-gone.ts';
import { giveBack, takeClient } from './client.ts';
import { translateError } from './database-rules.ts';
import type { Reader } from './unit-context.ts';

/**
 * Reads of data that are not personal: each statement by itself, without a unit. Statements that are asked for together go to one client,
 * in the order of the calls, and it goes back to the pool when all of them are answered: a reader never holds more than one.
 * @param caller whose `gone` stops a read
 */
export function poolReader(dataSource: DataSource, caller: { readonly gone?: AbortSignal | undefined } = {}): Reader {
  let client: Promise<QueryRunner> | undefined;
  let unanswered = 0;

  return {
    async query<R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> {
      const taken = (client ??= takeClient(dataSource));
      unanswered += 1;
      try {
        return await rowsUnlessGone<R>(await taken, sql, parameters, caller.gone);
      } catch (error) {
        throw translateError(error, {});
      } finally {
        unanswered -= 1;
        if (unanswered === 0) {
          client = undefined;
          await taken.then(giveBack, () => undefined);
        }
      }
    },
  };
}
