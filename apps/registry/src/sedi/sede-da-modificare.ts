// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, NotFound } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { esigiProprioComune } from './sede-di-chi.ts';

export interface SedeDaModificare {
  readonly codiceIstat: string;
  readonly attivaDal: string;
  /** Last day, included; null while it has none. */
  readonly attivaAl: string | null;
}

/**
 * The sede of the Ambito that an operation is about to change, locked until its end.
 * @throws NotFound, Forbidden for a Comune that is not the actor's own, Conflict when it has changed since it was read
 */
export async function sedeDaModificare(unit: WriteUnit, sedeId: string, versione: number): Promise<SedeDaModificare> {
  const [sede] = await unit.query<SedeDaModificare & { versione: number }>(
    `SELECT codice_istat AS "codiceIstat", lower(periodo) AS "attivaDal", upper(periodo) - 1 AS "attivaAl", versione
     FROM sede WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [sedeId, unit.ambitoId],
  );
  if (sede === undefined) throw new NotFound('Sede non trovata');
  esigiProprioComune(unit.context, sede.codiceIstat);
  if (sede.versione !== versione) throw new Conflict('La sede è stata modificata nel frattempo', sede.versione);
  return sede;
}
