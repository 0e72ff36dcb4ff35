// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import { columnsOf, loadForUpdate, type UnitContext, type WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import { requireProprioComune, riguarda } from '../../ambito/comuni/proprio-comune.ts';
import { SedeEntity } from './sede.entity.ts';
import type { SedeRow } from './sede.ts';

/** Whether a sede has ended by a day: from then on nothing of it changes. */
function cessata(attivaAl: string | null, oggi: string): attivaAl is string {
  return attivaAl !== null && attivaAl < oggi;
}

/** Whether a sede, also one that has ended, is of the actor's own Ambito and, for a Comune, its own. */
export function propria(
  { ambitoId, codiceIstat }: Pick<SedeRow, 'ambitoId' | 'codiceIstat'>,
  autorizzazione: UnitContext['autorizzazione'],
  context: GraphContext,
): boolean {
  return ambitoId === context.ambitoId && riguarda(autorizzazione, codiceIstat);
}

/** Whether an actor may still change a sede with a role. */
export function puoCambiare(
  sede: Pick<SedeRow, 'ambitoId' | 'codiceIstat' | 'attivaAl'>,
  autorizzazione: UnitContext['autorizzazione'],
  context: GraphContext,
): boolean {
  return propria(sede, autorizzazione, context) && !cessata(sede.attivaAl, giornoRoma(context.adesso));
}

/**
 * Locks a sede of the Ambito, also one that has ended.
 * @throws NotFound, Forbidden for a Comune that is not the actor's own, Conflict for another version
 */
export function lockSede(unit: WriteUnit, sedeId: string, versione: number): Promise<SedeEntity> {
  return loadForUpdate<SedeEntity>(
    unit,
    { tipo: 'Sede', nome: 'La sede', id: sedeId },
    versione,
    `SELECT ${columnsOf(SedeEntity)} FROM sede WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [sedeId, unit.ambitoId],
    ({ codiceIstat }) => requireProprioComune(unit.context, codiceIstat),
  );
}

/**
 * Locks a sede of the Ambito to change it.
 * @throws NotFound, Forbidden for a Comune that is not the actor's own, Conflict for another version, RuleViolation for a sede
 * that has ended
 */
export async function loadSedeDaModificare(unit: WriteUnit, sedeId: string, versione: number): Promise<SedeEntity> {
  const sede = await lockSede(unit, sedeId, versione);
  if (cessata(sede.attivaAl, giornoRoma(unit.adesso)))
    throw new RuleViolation(
      'art. 5 c. 1',
      `L'ultimo giorno della sede è stato ${ilGiorno(sede.attivaAl)}: una sede cessata non cambia`,
    );
  return sede;
}

export const sedeIgnota = (): NotFound => new NotFound('Sede non trovata');
