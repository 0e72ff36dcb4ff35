// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import { keepVersione, lock, LOCKS, replaceRows, type WorkUnit } from '@ambito/persistence';
import { AnagrafeAccreditamentoEntity, AnagrafeCompetenzaEntity, AnagrafeEnteEntity } from './ente.entity.ts';

/** Keeps an ente as the registry tells it: territory, competence, accreditations. @returns whether it was news */
export async function keepEnte(
  unit: WorkUnit,
  { ambitoId, aggregato: { id, versione }, dati }: EventoDi<'EnteAggiornato'>,
): Promise<boolean> {
  // Waits for a command that entrusts something to this ente, or makes the command wait: the triggers of intervento and
  // trasmissione take the same lock.
  await lock(unit, LOCKS.ente, id);
  const { denominazione, dal, al = '', comuni, natura, competenze, accreditamenti } = dati;
  const news = await keepVersione(unit, AnagrafeEnteEntity, [
    { ambitoId, id, denominazione, periodo: `[${dal},${al}]`, comuni, natura, versione },
  ]);
  if (news.length === 0) return false;
  const below = { ambitoId: [ambitoId], enteId: [id] };
  await replaceRows(
    unit,
    AnagrafeCompetenzaEntity,
    below,
    competenze.map((competenza) => ({ ambitoId, enteId: id, ...competenza })),
  );
  await replaceRows(
    unit,
    AnagrafeAccreditamentoEntity,
    below,
    accreditamenti.flatMap(({ prestazioni, ...accreditamento }) =>
      prestazioni.map((prestazione) => ({
        ambitoId,
        enteId: id,
        prestazione,
        id: accreditamento.id,
        periodo: `[${accreditamento.dal},${accreditamento.al}]`,
      })),
    ),
  );
  return true;
}
