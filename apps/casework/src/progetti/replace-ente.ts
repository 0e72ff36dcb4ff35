// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WorkUnit } from '@ambito/persistence';
import type { Doppione } from '../enti/doppioni.ts';
import type { AmbitoUnit } from '../ambito-unit.ts';
import { emitProgetto } from './progetto.evento.ts';

/** Locks the projects with interventi of some enti, by id: before the enti (ADR 0034). */
export async function lockProgettiAffidati(unit: WorkUnit, ambitoId: string, enti: readonly string[]): Promise<void> {
  await unit.query(
    `SELECT FROM progetto WHERE ambito_id = $1
       AND id IN (SELECT progetto_id FROM intervento WHERE ambito_id = $1 AND ente_id = ANY ($2::uuid[]))
     ORDER BY id FOR UPDATE`,
    [ambitoId, enti],
  );
}

/**
 * Art. 2 c. 5 o: one ente was registered twice in the registry. The interventi of the one are the other's, in accepted and ended projects
 * too: nobody entrusts anything, and no accreditation is asked for. The projects are told anew. Both enti are locked. @returns the projects
 */
export async function replaceEnte(unit: AmbitoUnit, { da, a }: Doppione): Promise<string[]> {
  const progetti = await unit.query<{ id: string }>(
    `UPDATE progetto SET versione = versione + 1 WHERE ambito_id = $1
       AND id IN (SELECT progetto_id FROM intervento WHERE ambito_id = $1 AND ente_id = $2) RETURNING id`,
    [unit.ambitoId, da],
  );
  await unit.query('UPDATE intervento SET ente_id = $3 WHERE ambito_id = $1 AND ente_id = $2', [unit.ambitoId, da, a]);
  const ids = progetti.map(({ id }) => id).sort();
  for (const id of ids) await emitProgetto(unit, id);
  return ids;
}
