// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione } from '@ambito/access';
import { type GraphContext, azioneOfCommand } from '@ambito/subgraph';
import { agisce, assegnabile, conMandato, inRegola } from './chi-puo-agire.ts';
import type { PermessiPresaInCarico, PresaInCarico } from './presa-in-carico.ts';
import { haResponsabile, StatoPresaInCarico, TRANSIZIONI } from './stati.ts';
import { trasmissioneTrasmetti } from '../trasmissioni/trasmissioni.azioni.ts';
import { AssegnaPresaInCarico } from './assegna-presa-in-carico.ts';
import { NonAccogliPresaInCarico } from './non-accogli-presa-in-carico.ts';
import { PrendiInCarico } from './prendi-in-carico.ts';
import { Dimetti } from './dimetti.ts';
import { AssegnaInUrgenza } from './assegna-in-urgenza.ts';
import { CambiaCaseManager } from './cambia-case-manager.ts';
import { RedigiProgetto } from '../progetti/redigi-progetto.ts';

/** Of a case, what its commands decide on. */
export interface CasoLetto extends Pick<PresaInCarico, 'id' | 'stato'> {
  readonly urgenzaMotivo: string | null;
  readonly urgenzaRegolarizzataIl: Date | null;
  readonly progettoAperto: boolean;
  readonly obiettiviSenzaEsito: boolean;
}

/** Whether the case was assigned in urgency and the urgency is not put in order yet. */
const daRegolarizzare = (caso: CasoLetto): boolean =>
  caso.urgenzaMotivo !== null && caso.urgenzaRegolarizzataIl === null;

/** What whoever reads may do of a case: role, state, and who answers for it, with title and mandate. */
export async function permessiDi(caso: CasoLetto, context: GraphContext): Promise<PermessiPresaInCarico> {
  const { id, stato } = caso;
  const puo = (azione: Azione, verso: StatoPresaInCarico): boolean =>
    TRANSIZIONI[stato].includes(verso) && context.ammette(azione);
  const inMano = haResponsabile(stato);
  const suo = inMano && (await agisce(id, context));
  return {
    puoAssegnare:
      puo(azioneOfCommand(AssegnaPresaInCarico), StatoPresaInCarico.IN_VALUTAZIONE) && (await assegnabile(id, context)),
    puoAssegnareInUrgenza: puo(azioneOfCommand(AssegnaInUrgenza), StatoPresaInCarico.IN_VALUTAZIONE),
    puoCambiareCaseManager: inMano && context.ammette(azioneOfCommand(CambiaCaseManager)),
    puoRegolarizzare:
      inMano &&
      daRegolarizzare(caso) &&
      context.ammette(azioneOfCommand(AssegnaInUrgenza)) &&
      (await inRegola(id, context)),
    puoNonAccogliere: puo(azioneOfCommand(NonAccogliPresaInCarico), StatoPresaInCarico.NON_ACCOLTA),
    puoPrendereInCarico:
      suo && puo(azioneOfCommand(PrendiInCarico), StatoPresaInCarico.IN_CARICO) && (await conMandato(id, context)),
    puoRedigereProgetto:
      suo &&
      !caso.progettoAperto &&
      stato === StatoPresaInCarico.IN_CARICO &&
      context.ammette(azioneOfCommand(RedigiProgetto)),
    puoTrasmettere: suo && context.ammette(trasmissioneTrasmetti),
    puoDimettere: suo && !caso.obiettiviSenzaEsito && puo(azioneOfCommand(Dimetti), StatoPresaInCarico.CONCLUSA),
  };
}
