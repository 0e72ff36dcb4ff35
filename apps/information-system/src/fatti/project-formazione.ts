// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import { replaceRows, type WorkUnit } from '@ambito/persistence';
import { FattoFormazioneEntity, FattoFrequenzaEntity } from './fatto-formazione.entity.ts';
import { keepFatti } from './keep-fatti.ts';
import type { Toccati } from './toccati.ts';

/** A training activity and its hours count on its last day. */
export async function projectFormazione(
  unit: WorkUnit,
  events: readonly EventoDi<'AttivitaFormativaAggiornata'>[],
): Promise<Toccati> {
  const { ambitoId, ids, stati } = await keepFatti(unit, FattoFormazioneEntity, events, ({ al, ore }) => ({
    conclusa: al,
    ore,
  }));
  await replaceRows(
    unit,
    FattoFrequenzaEntity,
    { ambitoId: [ambitoId], attivitaId: ids },
    stati.flatMap(({ aggregato, dati }) =>
      dati.partecipazioni.flatMap(({ operatoreId, ore }) =>
        ore === null ? [] : [{ ambitoId, attivitaId: aggregato.id, operatoreId, ore }],
      ),
    ),
  );
  return { giorni: stati.map(({ dati }) => dati.al), da: null };
}
