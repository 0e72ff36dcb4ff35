// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import type { WorkUnit } from '@ambito/persistence';
import { FattoPresaInCaricoEntity } from './fatto-presa-in-carico.entity.ts';
import { giorniDeiContatti } from './giorni-dei-contatti.ts';
import { giorno } from './giorno.ts';
import { keepFatti } from './keep-fatti.ts';
import { toccatiDal, type Toccati } from './toccati.ts';

/** A case counts from the day on which it was asked for on, and answers the contatto that asked for it. */
export async function projectPreseInCarico(
  unit: WorkUnit,
  events: readonly EventoDi<'PresaInCaricoAggiornata'>[],
): Promise<Toccati> {
  const { ids, stati } = await keepFatti(
    unit,
    FattoPresaInCaricoEntity,
    events,
    ({ pseudonimo, area, naturaArea, stato, fasciaEta, sesso, gruppoCittadinanza, ...dati }) => ({
      pseudonimo,
      area,
      naturaArea,
      stato,
      fasciaEta,
      sesso,
      gruppoCittadinanza,
      comune: dati.comuneResidenza,
      sede: dati.sedeId,
      richiesta: giorno(dati.richiestaIl),
      assegnata: giorno(dati.assegnataIl),
      rispostaIl: rispostaAllaRichiesta(stato, dati),
      attivata: giorno(dati.attivataIl),
      conclusa: giorno(dati.conclusaIl),
      motivo: dati.motivoConclusione ?? null,
      caseManager: dati.caseManagerId ?? null,
    }),
  );
  const { da } = toccatiDal(stati.map(({ dati }) => giorno(dati.richiestaIl)));
  return { giorni: await giorniDeiContatti(unit, 'presa_in_carico_id', ids), da };
}

/** The assignment, or the refusal of a request that was never assigned. */
function rispostaAllaRichiesta(
  stato: string,
  { assegnataIl, conclusaIl }: { assegnataIl?: string | undefined; conclusaIl?: string | undefined },
): Date | null {
  const risposta = assegnataIl ?? (stato === 'NON_ACCOLTA' ? conclusaIl : undefined);
  return risposta === undefined ? null : new Date(risposta);
}
