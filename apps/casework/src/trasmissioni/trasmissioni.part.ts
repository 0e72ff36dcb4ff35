// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullaPassoTrasmissione } from './annulla-passo-trasmissione.ts';
import { nonOccultabile } from './base-giuridica.ts';
import * as elenchiResolvers from './elenchi.resolver.ts';
import { FUORI_ORDINE } from './move-trasmissione.ts';
import { TrasmissioneEntity, TrasmissionePassoEntity } from './trasmissione.entity.ts';
import { TrasmettiDalCaso, TrasmettiRichiesta } from './trasmetti-richiesta.ts';
import { trasmissioneReference } from './trasmissione.reference.ts';
import * as trasmissioneResolvers from './trasmissione.resolver.ts';
import { RettificaEsitoTrasmissione } from './rettifica-esito-trasmissione.ts';
import { RegistraPresaVisione } from './registra-presa-visione.ts';
import { RegistraEsitoTrasmissione } from './registra-esito-trasmissione.ts';
import { RevocaTrasmissione } from './revoca-trasmissione.ts';

const regola = (messaggio: string) => () => new RuleViolation('art. 2 c. 8 e', messaggio);

export const trasmissioni: SubgraphPart = {
  resolvers: [
    RegistraPresaVisione,
    RegistraEsitoTrasmissione,
    RevocaTrasmissione,
    RettificaEsitoTrasmissione,
    AnnullaPassoTrasmissione,
    TrasmettiRichiesta,
    TrasmettiDalCaso,
    ...Object.values(trasmissioneResolvers),
    ...Object.values(elenchiResolvers),
  ],
  references: [trasmissioneReference],
  entities: [TrasmissioneEntity, TrasmissionePassoEntity],
  rules: {
    trasmissione_a_competente: regola('L’ente non è competente per questa richiesta, in questo giorno'),
    trasmissione_consenso: regola('Manca il consenso della persona, o del tutore, che questa base giuridica chiede'),
    trasmissione_occultata: nonOccultabile,
    trasmissione_passaggi: regola('La trasmissione ha già un esito, o è revocata'),
    trasmissione_immutabile: regola('Sarebbe riscritto ciò che è stato trasmesso, o ciò che ne è seguito'),
    trasmissione_passo_in_ordine: regola(FUORI_ORDINE),
    trasmissione_passo_del_suo_stato: regola('La trasmissione resterebbe come se questo non fosse avvenuto'),
    trasmissione_una_in_attesa: () =>
      new Conflict("La stessa richiesta è già stata trasmessa a questo ente, e se ne attende l'esito"),
  },
};
