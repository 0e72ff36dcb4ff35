// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, NotFound } from '@ambito/errors';
import type { WriteUnit } from './write-unit.ts';

/** A record that is changed at the version that was read. */
interface Versioned {
  readonly versione: number;
}

/** The record that a command names. */
export interface NamedRecord {
  /** The type of the graph, by which the audit names the record. */
  readonly tipo: string;
  /** With its article, as in "L'accordo". */
  readonly nome: string;
  readonly id: string;
}

/**
 * Locks the record that a command names, to change it or what belongs to it, until the unit ends. Each command takes its record here,
 * so that all refuse in one order:
 *
 * 1. the role, by the table of actions (`@Command`): FORBIDDEN;
 * 2. the record, by the policy by which it is read, which is part of `sql`: NOT_FOUND, exactly as if there were none;
 * 3. the actor's relation to it (`admit`): FORBIDDEN;
 * 4. the version: CONFLICT;
 * 5. its state, which the command checks on what this function returns: RULE_VIOLATION.
 *
 * From the third on, a refusal tells something of the record, and the audit keeps it as a read.
 * @param versione the one that was read; one that is missing is not the record's; `any` for a command that names none
 * @param sql selects the record `FOR UPDATE`, with its `versione`
 * @param admit throws for whoever may not change the record
 * @throws NotFound when there is none, what `admit` throws, Conflict with the record's version when it is at another one
 */
export async function loadForUpdate<R extends Versioned>(
  unit: WriteUnit,
  { tipo, nome, id }: NamedRecord,
  versione: number | 'any' | undefined,
  sql: string,
  parameters: readonly unknown[],
  admit?: (record: R) => unknown,
): Promise<R> {
  const [record] = await unit.query<R>(sql, parameters);
  if (record === undefined) throw new NotFound(`${nome} non c'è, o non vi hai accesso`);
  unit.auditRead(tipo, id);
  await admit?.(record);
  if (versione !== 'any' && record.versione !== versione)
    throw new Conflict(`${nome} ha avuto modifiche nel frattempo: rileggi e riprova`, record.versione);
  return record;
}
