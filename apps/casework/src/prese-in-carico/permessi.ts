// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GraphContext } from '@ambito/subgraph';
import { agisce, assegnabile, conMandato, inRegola } from './chi-puo-agire.ts';
import type { PermessiPresaInCarico, PresaInCarico } from './presa-in-carico.ts';
import { haResponsabile, StatoPresaInCarico, TRANSIZIONI } from './stati.ts';

/** Of a case, what its commands decide on. */
export interface CasoLetto extends Pick<PresaInCarico, 'id' | 'stato'> {
  readonly urgenzaMotivo: string | null;
  readonly urgenzaRegolarizzataIl: Date | null;
  readonly progettoAperto: boolean;
  readonly obiettiviSenzaEsito: boolean;
}

/** What whoever reads may do of a case: role, state, and who answers for it, with title and mandate. */
export async function permessiDi(caso: CasoLetto, context: GraphContext): Promise<PermessiPresaInCarico> {
  const { id, stato } = caso;
  const puo = (azione: string, verso: StatoPresaInCarico): boolean =>
    TRANSIZIONI[stato].includes(verso) && context.ammette(azione);
  const inUrgenza = caso.urgenzaMotivo !== null && caso.urgenzaRegolarizzataIl === null;
  const inMano = haResponsabile(stato);
  const suo = inMano && (await agisce(id, context));
  return {
    puoAssegnare: puo('presa-in-carico.assegna', StatoPresaInCarico.IN_VALUTAZIONE) && (await assegnabile(id, context)),
    puoAssegnareInUrgenza: puo('presa-in-carico.assegna-in-urgenza', StatoPresaInCarico.IN_VALUTAZIONE),
    puoCambiareCaseManager: inMano && context.ammette('presa-in-carico.cambia-case-manager'),
    puoRegolarizzare:
      inMano && inUrgenza && context.ammette('presa-in-carico.assegna-in-urgenza') && (await inRegola(id, context)),
    puoNonAccogliere: puo('presa-in-carico.non-accogliere', StatoPresaInCarico.NON_ACCOLTA),
    puoPrendereInCarico:
      suo && puo('presa-in-carico.attiva', StatoPresaInCarico.IN_CARICO) && (await conMandato(id, context)),
    puoRedigereProgetto:
      suo && !caso.progettoAperto && stato === StatoPresaInCarico.IN_CARICO && context.ammette('progetto.redigi'),
    puoTrasmettere: suo && context.ammette('trasmissione.trasmetti'),
    puoDimettere: suo && !caso.obiettiviSenzaEsito && puo('presa-in-carico.dimetti', StatoPresaInCarico.CONCLUSA),
  };
}
