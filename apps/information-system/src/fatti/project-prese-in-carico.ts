// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import type { WorkUnit } from '@ambito/persistence';
import { FattoPresaInCaricoEntity } from './fatto-presa-in-carico.entity.ts';
import { giorno } from './giorno.ts';
import { keepFatti } from './keep-fatti.ts';
import { toccatiDal, type Toccati } from './toccati.ts';

/** A case counts from the day on which it was asked for on. */
export async function projectPreseInCarico(
  unit: WorkUnit,
  events: readonly EventoDi<'PresaInCaricoAggiornata'>[],
): Promise<Toccati> {
  const { stati } = await keepFatti(
    unit,
    FattoPresaInCaricoEntity,
    events,
    ({ pseudonimo, area, stato, fasciaEta, sesso, cittadinanza, ...dati }) => ({
      pseudonimo,
      area,
      stato,
      fasciaEta,
      sesso,
      cittadinanza,
      comune: dati.comuneResidenza,
      sede: dati.sedeId,
      richiesta: giorno(dati.richiestaIl),
      assegnata: giorno(dati.assegnataIl),
      attivata: giorno(dati.attivataIl),
      conclusa: giorno(dati.conclusaIl),
      motivo: dati.motivoConclusione ?? null,
      caseManager: dati.caseManagerId ?? null,
    }),
  );
  return toccatiDal(stati.map(({ dati }) => giorno(dati.richiestaIl)));
}
