// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { prendi } from '../prendi.ts';
import { esigiProprioComune } from './sede-di-chi.ts';

interface SedeDaModificare {
  readonly codiceIstat: string;
  readonly attivaDal: string;
  /** Last day, included; null while it has none. */
  readonly attivaAl: string | null;
  readonly versione: number;
}

/**
 * The sede of the Ambito that an operation is about to change, locked until its end.
 * @throws NotFound, Conflict when it has changed since it was read, Forbidden for a Comune that is not the actor's own
 */
export async function sedeDaModificare(unit: WriteUnit, sedeId: string, versione: number): Promise<SedeDaModificare> {
  const sede = await prendi<SedeDaModificare>(
    unit,
    'La sede',
    versione,
    `SELECT codice_istat AS "codiceIstat", lower(periodo) AS "attivaDal", upper(periodo) - 1 AS "attivaAl", versione
     FROM sede WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [sedeId, unit.ambitoId],
  );
  esigiProprioComune(unit.context, sede.codiceIstat);
  return sede;
}
