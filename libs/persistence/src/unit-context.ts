// SPDX-License-Identifier: AGPL-3.0-or-later
import { hash } from 'node:crypto';
import type { Attore, Autorizzazione } from '@ambito/access';
import type { DataSource, QueryRunner } from 'typeorm';
import { giveBack, markBegun, markEnded, takeClient } from './client.ts';
import { rowsOf, send } from './statement.ts';

/** The actor for whom a unit works. Every row of audit is made from it. */
export interface UnitContext {
  readonly attore: Attore;
  readonly autorizzazione: Autorizzazione | { readonly ruolo: 'SISTEMA'; readonly assegnazione: null };
  /** Null for an actor outside any Ambito: row-level security then shows no personal row. */
  readonly ambitoId: string | null;
  readonly requestId: string;
  /** The caller's own id of the request, if it gave one. */
  readonly callerRequestId?: string | undefined;
  readonly azione: string;
  /** The instant that the operation takes as now, the same for the whole unit. */
  readonly adesso: Date;
}

/** What a read may do: parameterised SQL to plain rows. */
export interface Reader {
  query<R>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
}

export type SessionContext = Pick<UnitContext, 'ambitoId' | 'attore' | 'adesso'>;

/** Takes a client of the pool and begins a transaction on it, bound to the actor and the Ambito. */
export async function openTransaction(dataSource: DataSource, context: SessionContext): Promise<QueryRunner> {
  const runner = await takeClient(dataSource);
  try {
    await beginAgain(runner, context);
    return runner;
  } catch (error) {
    await giveBack(runner);
    throw error;
  }
}

/** Begins a transaction on a client that has just ended another. Both statements travel together. */
export async function beginAgain(runner: QueryRunner, context: SessionContext): Promise<void> {
  markBegun(runner);
  await Promise.all([rowsOf(runner, 'START TRANSACTION'), bindSession(runner, context)]);
}

/**
 * Runs the operation of a unit. A statement that it leaves behind, also one of its `manager`, is refused: it would run outside the
 * transaction, by itself, or in the one of an audit.
 */
export async function whileOpen<T>(runner: QueryRunner, operation: (query: Reader['query']) => Promise<T>): Promise<T> {
  let over = false;
  const refuse = (): Promise<never> => Promise.reject(new Error('The operation is over'));
  try {
    return await operation((sql, parameters) => (over ? refuse() : rowsOf(runner, sql, parameters)));
  } finally {
    over = true;
    // An entity manager sends its statements by this method, and nothing else of the unit does from now on.
    runner.query = refuse;
  }
}

/** @throws Error when a statement has failed before, and PostgreSQL has rolled the transaction back instead */
export async function commit(runner: QueryRunner): Promise<void> {
  const { command } = await send(runner, 'COMMIT');
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back, since a statement in it had failed');
  markEnded(runner);
}

/**
 * Row-level security reads these settings, and the triggers that protect the past read the present instant. They end with the
 * transaction, so that a pooled client does not keep them.
 */
async function bindSession(runner: QueryRunner, { ambitoId, attore, adesso }: SessionContext): Promise<void> {
  await rowsOf(
    runner,
    `SELECT set_config('ambito.ambito_id', $1, true), set_config('ambito.attore', $2, true), set_config('ambito.adesso', $3, true)`,
    [ambitoId ?? '', attore.sub, adesso.toISOString()],
  );
}

/** One record read or written. */
export interface AuditEntry {
  readonly azione: string;
  readonly ruolo: string;
  readonly tipo: string;
  readonly recordId: string;
  readonly motivo?: string;
  /** The request that it was done for, where that is not the one of the unit. */
  readonly requestId?: string;
}

/** Writes all audit rows of a unit in one statement. */
export async function insertAudit(
  runner: QueryRunner,
  context: Omit<UnitContext, 'azione' | 'autorizzazione'>,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await rowsOf(runner, AUDIT, auditParameters(context, entries));
}

/** The statement that writes audit rows. Its parameters are those of `auditParameters`. */
export const AUDIT = `
  INSERT INTO audit (quando, attore, ruolo, ambito_id, azione, tipo, record_id, motivo, request_id, caller_request_id, impronta)
  SELECT $1, $2, ruolo, $3, azione, tipo, record_id, motivo, request_id, $4, impronta
  FROM unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bytea[])
    AS entry (ruolo, azione, tipo, record_id, motivo, request_id, impronta)`;
export const AUDIT_PARAMETERS = 11;

/** The rows of the audit as parameters. Each row has a digest of its content, which reveals a later change. */
export function auditParameters(
  context: Omit<UnitContext, 'azione' | 'autorizzazione'>,
  entries: readonly AuditEntry[],
): readonly unknown[] {
  const quando = new Date().toISOString();
  const { attore, ambitoId, callerRequestId = null } = context;
  const requestOf = (entry: AuditEntry): string => entry.requestId ?? context.requestId;
  const digest = (entry: AuditEntry): Buffer => {
    const { ruolo, azione, tipo, recordId, motivo = null } = entry;
    const content = [
      quando,
      attore.sub,
      ruolo,
      ambitoId,
      azione,
      tipo,
      recordId,
      motivo,
      requestOf(entry),
      callerRequestId,
    ];
    return hash('sha256', JSON.stringify(content), 'buffer');
  };
  return [
    quando,
    attore.sub,
    ambitoId,
    callerRequestId,
    entries.map(({ ruolo }) => ruolo),
    entries.map(({ azione }) => azione),
    entries.map(({ tipo }) => tipo),
    entries.map(({ recordId }) => recordId),
    entries.map(({ motivo }) => motivo ?? null),
    entries.map(requestOf),
    entries.map(digest),
  ];
}
