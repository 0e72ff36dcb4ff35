// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Unavailable } from '@ambito/errors';
import type { DataSource, QueryRunner } from 'typeorm';
import { CallerGone, rowsUnlessGone } from './caller-gone.ts';
import { giveBack, takeClient } from './client.ts';
import { translateError } from './database-rules.ts';
import { auditAndCount, isBeyondLimit, isCounted, refuseBeyondLimit, type CountContext } from './personal-reads.ts';
import { beginAgain, commit, insertAudit, type AuditEntry, type Reader, type UnitContext } from './unit-context.ts';

/** Who reads, and the signal that nobody waits for the answer any more, if the read may stop then. */
type ReadContext = Omit<UnitContext, 'azione' | 'autorizzazione'> &
  Partial<CountContext> & { readonly gone?: AbortSignal | undefined };

/**
 * The one read unit of a request. It opens at the first personal read and closes before the response leaves: what was
 * read and who read it commit together, or nothing is answered. It has one client, to which the statements go in the order of the
 * calls, without waiting for the answer to the one before: the transaction begins in the same message as the first read.
 */
export class ReadUnit implements Reader {
  private opened: Promise<QueryRunner> | undefined;
  private ended = false;
  private last: Promise<unknown> = Promise.resolve();
  private failure: unknown;
  private readonly entries = new Map<string, AuditEntry>();
  private readonly dataSource: DataSource;
  private readonly context: ReadContext;

  constructor(dataSource: DataSource, context: ReadContext) {
    this.dataSource = dataSource;
    this.context = context;
  }

  async query<R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> {
    if (this.ended) throw new Error('The request is over: its answer has left without this read');
    const opened = this.open();
    const result = opened.then((runner) => {
      if (this.failure !== undefined) throw this.failure;
      return rowsUnlessGone<R>(runner, sql, parameters, this.context.gone);
    });
    return this.remember(result);
  }

  /** Takes a client and sends it the beginning of the transaction. Its failure is that of each read. */
  private open(): Promise<QueryRunner> {
    if (this.opened === undefined) {
      this.opened = takeClient(this.dataSource);
      const begun = this.opened.then((runner) => beginAgain(runner, this.context));
      this.remember(begun).catch(() => undefined);
    }
    return this.opened;
  }

  /**
   * After a failure PostgreSQL refuses what follows in the transaction: each read fails by what failed first, and the unit
   * does not close before the answer.
   */
  private remember<T>(answer: Promise<T>): Promise<T> {
    const earlier = this.last;
    const told = answer.catch(async (error: unknown) => {
      await earlier;
      throw (this.failure ??= translateError(error, {}));
    });
    this.last = Promise.allSettled([earlier, told]);
    return told;
  }

  /** Whether the unit holds a client. */
  get isOpen(): boolean {
    return this.opened !== undefined;
  }

  /** Whether the audit of a read has not been committed yet. */
  get owesAudit(): boolean {
    return this.isOpen || this.entries.size > 0;
  }

  /** Remembers that a record was read; the row is written at `close`. The same record by the same action counts once. */
  audit(entry: AuditEntry): void {
    this.entries.set(`${entry.azione} ${entry.tipo} ${entry.recordId}`, entry);
  }

  /**
   * Writes the audit rows and commits. The unit can be used again afterwards: it then opens afresh.
   * @throws Unavailable when a statement of the unit or its audit failed: no data of the unit may be answered
   * @throws BadUserInput when a statement failed because of a value of the request: it would fail again
   * @throws CallerGone when nobody waits for the answer
   * @throws TooManyRequests when the account has read what it may in a day
   */
  async close(): Promise<void> {
    if (!this.owesAudit) return;
    const opened = this.open();
    await opened.catch(() => undefined);
    // Reads that come while others are awaited are awaited too.
    for (let last: unknown; last !== this.last;) await (last = this.last);
    const { failure, entries } = this;
    const rows = [...entries.values()];
    this.opened = undefined;
    this.failure = undefined;
    this.last = Promise.resolve();
    entries.clear();
    const runner = await opened.catch(() => undefined);
    try {
      if (runner === undefined || failure !== undefined) throw failure;
      // Together: when the audit fails nothing is answered, whatever the transaction of reads ended in.
      const [audited, committed] = await Promise.allSettled([this.writeAudit(runner, rows), commit(runner)]);
      // What failed first says why: the commit after it has only rolled back.
      for (const step of [audited, committed]) if (step.status === 'rejected') throw step.reason;
    } catch (error) {
      if (runner !== undefined && isBeyondLimit(error)) throw await this.refuse(runner, rows);
      if (failure instanceof BadUserInput || failure instanceof CallerGone) throw failure;
      throw new Unavailable('La lettura non è riuscita: riprova tra poco', { cause: error });
    } finally {
      if (runner !== undefined) await giveBack(runner);
    }
  }

  /** Writes who read what, and counts it. */
  private async writeAudit(runner: QueryRunner, rows: readonly AuditEntry[]): Promise<void> {
    const { context } = this;
    if (!isCounted(context) || rows.length === 0) await insertAudit(runner, context, rows);
    else await auditAndCount(runner, context, rows);
  }

  /** The refusal of reads beyond the limit, once it is noted. The transaction has failed, and its client notes it. */
  private async refuse(runner: QueryRunner, rows: readonly AuditEntry[]): Promise<Error> {
    if (!isCounted(this.context)) throw new Error('A read that is not counted has no limit');
    try {
      return await refuseBeyondLimit(runner, this.context, rows);
    } catch (error) {
      return new Unavailable('La lettura non è riuscita: riprova tra poco', { cause: error });
    }
  }

  /**
   * Closes for good. A field that fails ends the execution while the fields beside it still run: their later reads
   * would come after the answer, and would never be audited.
   */
  async end(): Promise<void> {
    this.ended = true;
    await this.close();
  }
}
