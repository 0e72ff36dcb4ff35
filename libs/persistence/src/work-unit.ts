// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { SISTEMA } from '@ambito/access';
import type { DataSource } from 'typeorm';
import type { Evento } from '@ambito/events';
import { giveBack } from './client.ts';
import { translateError } from './database-rules.ts';
import { commit, insertAudit, openTransaction, type AuditEntry, type Reader, whileOpen } from './unit-context.ts';
import { insertOutbox, type Emitted } from './write-unit.ts';

export interface WorkUnit extends Reader {
  readonly ambitoId: string | null;
  emit(evento: Evento): void;
  /** Audits a personal record that the job has changed, with the action. */
  audit(azione: string, tipo: string, recordId: string): void;
  /** This unit for the consequences of one event: what they emit and audit names the request that the event comes from. */
  causedBy(evento: Evento): WorkUnit;
}

/** The request for which a job works. */
export interface WorkOptions {
  /** The request that asked for the job; without it the job is one by itself. */
  readonly requestId?: string | undefined;
  /** The request that each event comes from, by the event's id. */
  readonly requests?: ReadonlyMap<string, string>;
}

/** A worker's transaction. Each has one Ambito, so that row-level security holds for jobs as it does for requests. */
export async function work<T>(
  dataSource: DataSource,
  ambitoId: string | null,
  job: (unit: WorkUnit) => Promise<T>,
  { requestId: own = randomUUID(), requests }: WorkOptions = {},
): Promise<T> {
  const events: Emitted[] = [];
  const entries: AuditEntry[] = [];
  const context = { attore: SISTEMA, ambitoId, requestId: own, adesso: new Date() };
  const unitFor = (query: Reader['query'], requestId: string): WorkUnit => ({
    ambitoId,
    query,
    emit: (evento) => void events.push({ evento, requestId }),
    audit: (azione, tipo, recordId) => void entries.push({ azione, ruolo: 'SISTEMA', tipo, recordId, requestId }),
    causedBy: ({ id }) => unitFor(query, requests?.get(id) ?? requestId),
  });
  const runner = await openTransaction(dataSource, context).catch((error: unknown) => {
    throw translateError(error, {});
  });
  try {
    const result = await whileOpen(runner, (query) => job(unitFor(query, own)));
    await insertOutbox(runner, events);
    await insertAudit(runner, context, entries);
    await commit(runner);
    return result;
  } catch (error) {
    throw translateError(error, {});
  } finally {
    await giveBack(runner);
  }
}
