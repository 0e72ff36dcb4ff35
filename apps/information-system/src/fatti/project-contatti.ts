// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import { replaceRows, type WorkUnit } from '@ambito/persistence';
import { FattoBisognoEntity, FattoContattoEntity } from './fatto-contatto.entity.ts';
import { keepFatti } from './keep-fatti.ts';
import type { Toccati } from './toccati.ts';

/** A contatto counts on its day. */
export async function projectContatti(
  unit: WorkUnit,
  events: readonly EventoDi<'ContattoAggiornato'>[],
): Promise<Toccati> {
  const { ambitoId, ids, stati } = await keepFatti(
    unit,
    FattoContattoEntity,
    events,
    ({ sedeId, comuneResidenza, istante, esitoIl: _esitoIl, rispostaIl, bisogni: _bisogni, ...same }) => ({
      ...same,
      sede: sedeId,
      comune: comuneResidenza,
      istante: new Date(istante),
      rispostaIl: rispostaIl === null ? null : new Date(rispostaIl),
    }),
  );
  await replaceRows(
    unit,
    FattoBisognoEntity,
    { ambitoId: [ambitoId], contattoId: ids },
    stati.flatMap(({ aggregato, dati }) =>
      dati.bisogni.map((bisogno) => ({ ambitoId, contattoId: aggregato.id, ...bisogno })),
    ),
  );
  return { giorni: stati.map(({ dati }) => dati.giorno), da: null };
}
