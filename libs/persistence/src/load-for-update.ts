// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, NotFound } from '@ambito/errors';
import type { WriteUnit } from './write-unit.ts';

/** A record that is changed at the version that was read. */
interface Versioned {
  readonly versione: number;
}

/**
 * Takes one record to change it, locked until the unit ends, at the version that was read.
 * @param nome of the record with its article, as in "L'accordo"
 * @param versione the one that was read; one that is missing is not the record's
 * @param sql selects the record `FOR UPDATE`, with its `versione`
 * @param admit throws for whoever may not change the record; it comes before the version, so that they do not learn it
 * @throws NotFound when there is none, Conflict with its version when it is at another one, what `admit` throws
 */
export async function loadForUpdate<R extends Versioned>(
  unit: WriteUnit,
  nome: string,
  versione: number | undefined,
  sql: string,
  parameters: readonly unknown[],
  admit?: (record: R) => unknown,
): Promise<R> {
  const [record] = await unit.query<R>(sql, parameters);
  if (record === undefined) throw new NotFound(`${nome} non c'è, o non vi hai accesso`);
  await admit?.(record);
  requireVersione(nome, record, versione);
  return record;
}

/**
 * Refuses a change of a locked record that is no longer as it was read.
 * @param nome of the record with its article, as in "L'accordo"
 * @throws Conflict with the record's version when it is at another one
 */
export function requireVersione(nome: string, record: Versioned, versione: number | undefined): void {
  if (record.versione !== versione)
    throw new Conflict(`${nome} ha avuto modifiche nel frattempo: rileggi e riprova`, record.versione);
}
