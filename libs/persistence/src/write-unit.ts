// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { BadUserInput, Conflict, Forbidden, isAppError, Unavailable } from '@ambito/errors';
import type { Evento } from '@ambito/events';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { giveBack, rollBack } from './client.ts';
import { translateError, type DatabaseRules } from './database-rules.ts';
import { rowsOf } from './statement.ts';
import {
  beginAgain,
  commit,
  insertAudit,
  openTransaction,
  whileOpen,
  type AuditEntry,
  type Reader,
  type UnitContext,
} from './unit-context.ts';

/** One operation: its rows, its events and its audit commit together or not at all. */
export interface WriteUnit extends Reader {
  readonly context: UnitContext;
  readonly manager: EntityManager;
  /** The Ambito of the operation. @throws Forbidden for an actor outside any Ambito. */
  readonly ambitoId: string;
  readonly adesso: Date;
  /** Adds an event that is handed over to the other services after the commit. */
  emit(evento: Evento): void;
  /** Audits a record that was written, or read in order to write. */
  audit(tipo: string, recordId: string, motivo?: string): void;
  /**
   * Audits a record whose existence or content the operation reveals even when it refuses. The row stays after a refusal. An
   * operation that succeeds and audits the record has that row alone.
   */
  auditRead(tipo: string, recordId: string): void;
  /**
   * Runs a part that may fail alone: its rows and events are then taken back, and earlier ones stay. Constraints that the
   * database checks at the end of a transaction are checked at the end of the part.
   * @throws AppError of the part, or the error that the rules give for the broken constraint
   */
  attempt<T>(part: () => Promise<T>): Promise<T>;
}

export interface WriteOptions {
  readonly rules: DatabaseRules;
  /** With a key, the same operation sent again answers the first result and writes nothing. */
  readonly idempotency?: { readonly key: string; readonly arguments: unknown };
}

/**
 * Runs one operation in one transaction.
 * @throws AppError of the operation, or the error that `rules` gives for the broken constraint
 * @throws Conflict when an idempotency key is used again with other arguments
 */
export async function write<T>(
  dataSource: DataSource,
  context: UnitContext,
  options: WriteOptions,
  operation: (unit: WriteUnit) => Promise<T>,
): Promise<T> {
  const events: Evento[] = [];
  const entries: AuditEntry[] = [];
  const reads: AuditEntry[] = [];
  const runner = await openTransaction(dataSource, context).catch((error: unknown) => {
    throw translateError(error, options.rules);
  });
  try {
    const repeated = await claimKey(runner, context, options.idempotency);
    if (repeated !== undefined) {
      return repeated.risultato as T;
    }
    const result = await whileOpen(runner, (query) =>
      operation(unitOf(runner, query, context, options.rules, { events, entries, reads })),
    );
    await insertOutbox(
      runner,
      events.map((evento) => ({ evento, requestId: context.requestId })),
    );
    await insertAudit(runner, context, [...entries, ...readsOnly({ entries, reads })]);
    await keepResult(runner, context, options.idempotency, result);
    await commit(runner);
    return result;
  } catch (error) {
    await rollBack(runner);
    const told = translateError(error, options.rules);
    await auditRefusal(runner, context, reads, told);
    throw told;
  } finally {
    await giveBack(runner);
  }
}

/** The reads of records that the operation does not audit otherwise. */
function readsOnly({ entries, reads }: Pick<Told, 'entries' | 'reads'>): AuditEntry[] {
  return reads.filter(
    (read) => !entries.some(({ tipo, recordId }) => tipo === read.tipo && recordId === read.recordId),
  );
}

/**
 * Writes the audit of the records that a refusal reveals, although the operation's own rows are taken back: a person who tries
 * fiscal codes at the desk learns who is known, which is a read.
 * @throws Unavailable when it cannot be written: the refusal is then not shown either
 */
async function auditRefusal(
  runner: QueryRunner,
  context: UnitContext,
  reads: readonly AuditEntry[],
  told: unknown,
): Promise<void> {
  if (reads.length === 0 || told instanceof Unavailable) return;
  const motivo = `rifiutato: ${isAppError(told) ? told.code : 'INTERNAL_SERVER_ERROR'}`;
  try {
    await beginAgain(runner, context);
    await insertAudit(
      runner,
      context,
      reads.map((entry) => ({ ...entry, motivo })),
    );
    await commit(runner);
  } catch (error) {
    throw new Unavailable('Il servizio non è raggiungibile in questo momento: riprova tra poco', { cause: error });
  }
}

/** The events and audit rows that a unit writes when it commits. */
interface Told {
  readonly events: Evento[];
  readonly entries: AuditEntry[];
  readonly reads: AuditEntry[];
}

function unitOf(
  runner: QueryRunner,
  query: Reader['query'],
  context: UnitContext,
  rules: DatabaseRules,
  told: Told,
): WriteUnit {
  const { events, entries, reads } = told;
  const entry = (tipo: string, recordId: string): AuditEntry => ({
    azione: context.azione,
    ruolo: context.autorizzazione.ruolo,
    tipo,
    recordId,
  });
  return {
    context,
    manager: runner.manager,
    adesso: context.adesso,
    get ambitoId() {
      if (context.ambitoId === null) throw new Forbidden('Questa operazione si fa in un Ambito', 'ambito');
      return context.ambitoId;
    },
    query,
    emit: (evento) => void events.push(evento),
    audit: (tipo, recordId, motivo) =>
      void entries.push({ ...entry(tipo, recordId), ...(motivo === undefined ? {} : { motivo }) }),
    auditRead: (tipo, recordId) => void reads.push(entry(tipo, recordId)),
    attempt: (part) => attempt(runner, rules, told, part),
  };
}

async function attempt<T>(
  runner: QueryRunner,
  rules: DatabaseRules,
  { events, entries }: Told,
  part: () => Promise<T>,
): Promise<T> {
  const [eventsBefore, entriesBefore] = [events.length, entries.length];
  await runner.query('SAVEPOINT part');
  try {
    const result = await part();
    await runner.query('SET CONSTRAINTS ALL IMMEDIATE');
    await runner.query('SET CONSTRAINTS ALL DEFERRED');
    await runner.query('RELEASE SAVEPOINT part');
    return result;
  } catch (error) {
    await runner.query('ROLLBACK TO SAVEPOINT part');
    events.length = eventsBefore;
    entries.length = entriesBefore;
    throw translateError(error, rules);
  }
}

/** An event, and the request that it comes from. */
export interface Emitted {
  readonly evento: Evento;
  readonly requestId: string;
}

export async function insertOutbox(runner: QueryRunner, events: readonly Emitted[]): Promise<void> {
  if (events.length === 0) return;
  await rowsOf(
    runner,
    `INSERT INTO outbox (id, ambito_id, evento, request_id)
     SELECT (evento ->> 'id')::uuid, (evento ->> 'ambitoId')::uuid, evento, "requestId"
     FROM jsonb_to_recordset($1::jsonb) AS emitted (evento jsonb, "requestId" text)`,
    [JSON.stringify(events)],
  );
}

type Idempotency = WriteOptions['idempotency'];

/** Takes the key, or waits for the request that holds it: the primary key serialises requests with the same key. */
async function claimKey(
  runner: QueryRunner,
  context: UnitContext,
  idempotency: Idempotency,
): Promise<{ risultato: unknown } | undefined> {
  if (idempotency === undefined) return undefined;
  const { key } = idempotency;
  // As PostgreSQL counts: JavaScript would count some characters twice.
  const { length } = [...key];
  if (length < 8 || length > 100)
    throw new BadUserInput(['chiaveIdempotenza'], 'La chiave di idempotenza va da 8 a 100 caratteri');
  const asked = [context.ambitoId, idempotency.arguments];
  const fingerprint = createHash('sha256').update(JSON.stringify(asked)).digest();
  const identity = [context.attore.sub, context.azione, key];
  const claimed = await rowsOf(
    runner,
    `INSERT INTO idempotenza (attore, azione, chiave, impronta) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1`,
    [...identity, fingerprint],
  );
  if (claimed.length > 0) return undefined;
  const [first] = await rowsOf<{ impronta: Buffer; risultato: unknown }>(
    runner,
    `SELECT impronta, risultato FROM idempotenza WHERE attore = $1 AND azione = $2 AND chiave = $3`,
    identity,
  );
  // The purge has just taken away a key of a month ago, on which the INSERT waited.
  if (first === undefined) throw new Unavailable('Il comando non è riuscito: riprova tra poco');
  if (!first.impronta.equals(fingerprint)) {
    throw new Conflict('La chiave di idempotenza è già stata usata con altri dati');
  }
  return { risultato: first.risultato };
}

async function keepResult(
  runner: QueryRunner,
  context: UnitContext,
  idempotency: Idempotency,
  result: unknown,
): Promise<void> {
  if (idempotency === undefined) return;
  await rowsOf(runner, `UPDATE idempotenza SET risultato = $4 WHERE attore = $1 AND azione = $2 AND chiave = $3`, [
    context.attore.sub,
    context.azione,
    idempotency.key,
    JSON.stringify(result ?? null),
  ]);
}
