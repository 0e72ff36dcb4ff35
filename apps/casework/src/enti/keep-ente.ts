// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import { keepVersione, lock, LOCKS, replaceRows, type WorkUnit } from '@ambito/persistence';
import { AnagrafeAccreditamentoEntity, AnagrafeCompetenzaEntity, AnagrafeEnteEntity } from './ente.entity.ts';

/**
 * Locks enti, in the order of their ids (ADR 0034). Waits for a command that entrusts something to one of them, or
 * makes the command wait: the triggers of intervento and trasmissione take the same lock.
 */
export async function lockEnti(unit: WorkUnit, ids: readonly string[]): Promise<void> {
  for (const id of [...new Set(ids)].sort()) await lock(unit, LOCKS.ente, id);
}

/**
 * Keeps an ente, which is locked, as the registry tells it: territory, competence, accreditations. One that was annulled stays, there on
 * no day. @returns whether it was news
 */
export async function keepEnte(
  unit: WorkUnit,
  { ambitoId, aggregato: { id, versione }, dati }: EventoDi<'EnteAggiornato'>,
): Promise<boolean> {
  const { denominazione, dal, al = '', comuni, natura, competenze, accreditamenti, sostituitoDaId = null } = dati;
  const periodo = al !== '' && al < dal ? 'empty' : `[${dal},${al}]`;
  const news = await keepVersione(unit, AnagrafeEnteEntity, [
    { ambitoId, id, denominazione, periodo, comuni, natura, sostituitoDa: sostituitoDaId, versione },
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
