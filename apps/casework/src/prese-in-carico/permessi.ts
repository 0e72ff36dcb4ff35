// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione } from '@ambito/access';
import type { GraphContext } from '@ambito/subgraph';
import { agisce, assegnabile, conMandato, inRegola } from './chi-puo-agire.ts';
import type { PermessiPresaInCarico, PresaInCarico } from './presa-in-carico.ts';
import { haResponsabile, StatoPresaInCarico, TRANSIZIONI } from './stati.ts';
import {
  presaInCaricoAssegna,
  presaInCaricoAssegnaInUrgenza,
  presaInCaricoAttiva,
  presaInCaricoCambiaCaseManager,
  presaInCaricoDimetti,
  presaInCaricoNonAccogliere,
} from './prese-in-carico.azioni.ts';
import { progettoRedigi } from '../progetti/progetti.azioni.ts';
import { trasmissioneTrasmetti } from '../trasmissioni/trasmissioni.azioni.ts';

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
    puoAssegnare: puo(presaInCaricoAssegna, StatoPresaInCarico.IN_VALUTAZIONE) && (await assegnabile(id, context)),
    puoAssegnareInUrgenza: puo(presaInCaricoAssegnaInUrgenza, StatoPresaInCarico.IN_VALUTAZIONE),
    puoCambiareCaseManager: inMano && context.ammette(presaInCaricoCambiaCaseManager),
    puoRegolarizzare:
      inMano &&
      daRegolarizzare(caso) &&
      context.ammette(presaInCaricoAssegnaInUrgenza) &&
      (await inRegola(id, context)),
    puoNonAccogliere: puo(presaInCaricoNonAccogliere, StatoPresaInCarico.NON_ACCOLTA),
    puoPrendereInCarico:
      suo && puo(presaInCaricoAttiva, StatoPresaInCarico.IN_CARICO) && (await conMandato(id, context)),
    puoRedigereProgetto:
      suo && !caso.progettoAperto && stato === StatoPresaInCarico.IN_CARICO && context.ammette(progettoRedigi),
    puoTrasmettere: suo && context.ammette(trasmissioneTrasmetti),
    puoDimettere: suo && !caso.obiettiviSenzaEsito && puo(presaInCaricoDimetti, StatoPresaInCarico.CONCLUSA),
  };
}
