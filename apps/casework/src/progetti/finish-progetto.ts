// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { ProgettoEntity } from './progetto.entity.ts';
import { emitProgetto } from './progetto.evento.ts';

/**
 * Ends a command on a locked project: a new version, told to the information system.
 * @param motivo why, for the audit
 * @returns the project's id
 */
export async function finishProgetto(
  unit: WriteUnit,
  { progettoId, versione }: { readonly progettoId: string; readonly versione: number },
  motivo?: string,
): Promise<string> {
  await unit.manager.update(ProgettoEntity, { ambitoId: unit.ambitoId, id: progettoId }, { versione: versione + 1 });
  await emitProgetto(unit, progettoId);
  unit.audit('ProgettoPersonalizzato', progettoId, ...(motivo === undefined ? [] : [motivo]));
  return progettoId;
}

/** Tells the projects of a locked case, whose data have changed, anew. */
export async function retellProgetti(unit: WriteUnit, presaInCaricoId: string): Promise<void> {
  const progetti = await unit.query<{ progettoId: string; versione: number }>(
    `SELECT id AS "progettoId", versione FROM progetto WHERE ambito_id = $1 AND presa_in_carico_id = $2 ORDER BY id FOR UPDATE`,
    [unit.ambitoId, presaInCaricoId],
  );
  for (const progetto of progetti) await finishProgetto(unit, progetto);
}
