// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { SISTEMA } from '@ambito/access';
import type { DataSource } from 'typeorm';
import type { Evento } from '@ambito/events';
import { giveBack } from './client.ts';
import { translateError } from './database-rules.ts';
import { commit, insertAudit, openTransaction, type AuditEntry, type Reader, whileOpen } from './unit-context.ts';
import { insertOutbox } from './write-unit.ts';

export interface WorkUnit extends Reader {
  readonly ambitoId: string | null;
  emit(evento: Evento): void;
  /** Audits a personal record that the job has changed, with the action. */
  audit(azione: string, tipo: string, recordId: string): void;
}

/** A worker's transaction. Each has one Ambito, so that row-level security holds for jobs as it does for requests. */
export async function work<T>(
  dataSource: DataSource,
  ambitoId: string | null,
  job: (unit: WorkUnit) => Promise<T>,
): Promise<T> {
  const events: Evento[] = [];
  const entries: AuditEntry[] = [];
  const context = { attore: SISTEMA, ambitoId, requestId: randomUUID(), adesso: new Date() };
  const runner = await openTransaction(dataSource, context).catch((error: unknown) => {
    throw translateError(error, {});
  });
  try {
    const result = await whileOpen(runner, (query) =>
      job({
        ambitoId,
        query,
        emit: (evento) => void events.push(evento),
        audit: (azione, tipo, recordId) => void entries.push({ azione, ruolo: 'SISTEMA', tipo, recordId }),
      }),
    );
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
