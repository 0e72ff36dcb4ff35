// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione } from '@ambito/access';
import { RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import { loadForUpdate } from '../../load-for-update.ts';
import { ammettePer, requireProprioComune } from './sede-di-chi.ts';

interface SedeDaModificare {
  readonly codiceIstat: string;
  readonly attivaDal: string;
  /** Last day, included; null while it has none. */
  readonly attivaAl: string | null;
  readonly versione: number;
}

/** Whether a sede has ended by a day: what it was stays as it was. */
function cessata(attivaAl: string | null, oggi: string): boolean {
  return attivaAl !== null && attivaAl < oggi;
}

/** Whether whoever reads is admitted to an action that changes a sede, and it may still be changed. */
export function puoCambiare(
  azione: Azione,
  { ambitoId, codiceIstat, attivaAl }: { ambitoId: string; codiceIstat: string; attivaAl: string | null },
  context: GraphContext,
): boolean {
  return (
    ambitoId === context.ambitoId &&
    !cessata(attivaAl, giornoRoma(context.adesso)) &&
    ammettePer(azione, codiceIstat, context)
  );
}

/**
 * The sede of the Ambito that an operation is about to change, locked until its end.
 * @throws NotFound, Conflict when it has changed since it was read, Forbidden for a Comune that is not the actor's own,
 * RuleViolation for a sede that has ended
 */
export async function sedeDaModificare(unit: WriteUnit, sedeId: string, versione: number): Promise<SedeDaModificare> {
  const sede = await loadForUpdate<SedeDaModificare>(
    unit,
    'La sede',
    versione,
    `SELECT codice_istat AS "codiceIstat", lower(periodo) AS "attivaDal", upper(periodo) - 1 AS "attivaAl", versione
     FROM sede WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [sedeId, unit.ambitoId],
  );
  requireProprioComune(unit.context, sede.codiceIstat);
  if (cessata(sede.attivaAl, giornoRoma(unit.adesso)))
    throw new RuleViolation('art. 5 c. 1', "La sede è cessata: resta com'era");
  return sede;
}
