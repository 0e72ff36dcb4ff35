// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import type { WorkUnit } from '@ambito/persistence';
import { FattoTrasmissioneEntity } from './fatto-trasmissione.entity.ts';
import { giorniDeiContatti } from './giorni-dei-contatti.ts';
import { giorno } from './giorno.ts';
import { keepFatti } from './keep-fatti.ts';
import type { Toccati } from './toccati.ts';

/** A trasmissione counts on the day on which it was sent, whenever its outcome comes, and answers its contatto. */
export async function projectTrasmissioni(
  unit: WorkUnit,
  events: readonly EventoDi<'TrasmissioneAggiornata'>[],
): Promise<Toccati> {
  const { stati } = await keepFatti(
    unit,
    FattoTrasmissioneEntity,
    events,
    ({ pseudonimo, tipo, area, stato, entro, ...dati }) => ({
      pseudonimo,
      tipo,
      area,
      stato,
      entro,
      contattoId: dati.contattoId ?? null,
      comune: dati.comuneResidenza,
      sede: dati.sedeId,
      ente: dati.enteId,
      prestazione: dati.prestazione ?? null,
      trasmessa: giorno(dati.trasmessaIl),
      vista: giorno(dati.presaVisioneIl),
      esito: giorno(dati.esitoIl),
      esitoIl: dati.esitoIl === undefined ? null : new Date(dati.esitoIl),
      motivo: dati.motivoRifiuto ?? null,
    }),
  );
  const contatti = stati.flatMap(({ dati: { contattoId } }) => (contattoId === undefined ? [] : [contattoId]));
  const giorni = await giorniDeiContatti(unit, 'id', contatti);
  return { giorni: [...stati.map(({ dati }) => giorno(dati.trasmessaIl)), ...giorni], da: null };
}
