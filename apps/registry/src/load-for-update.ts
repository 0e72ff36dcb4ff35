// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, NotFound } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';

/**
 * Locks one record to change it, at the version that the caller read. `sql` selects the record `FOR UPDATE` with its
 * `versione`.
 * @param nome the name of the record with its article, as in "L'accordo"
 * @throws NotFound when there is none, Conflict when it is at another version
 */
export async function loadForUpdate<R extends { versione: number }>(
  unit: WriteUnit,
  nome: string,
  versione: number,
  sql: string,
  parametri: readonly unknown[],
): Promise<R> {
  const [riga] = await unit.query<R>(sql, parametri);
  if (riga === undefined) throw new NotFound(`${nome} non c'è, o non è del tuo Ambito`);
  if (riga.versione !== versione) throw new Conflict(`${nome} ha avuto modifiche nel frattempo`, riga.versione);
  return riga;
}
