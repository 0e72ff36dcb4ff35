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
    trasmissione_a_competente: regola('Una richiesta si trasmette a un ente che è competente in questo giorno'),
    trasmissione_consenso: regola('Questa base giuridica chiede il consenso della persona, o del tutore'),
    trasmissione_occultata: nonOccultabile,
    trasmissione_passaggi: regola('La trasmissione ha già un esito, o è revocata'),
    trasmissione_immutabile: regola('Ciò che è stato trasmesso, e ciò che ne è seguito, non si riscrive'),
    trasmissione_passo_in_ordine: regola(FUORI_ORDINE),
    trasmissione_passo_del_suo_stato: regola('Si registra ciò che porta la trasmissione a un altro stato'),
    trasmissione_una_in_attesa: () =>
      new Conflict("La stessa richiesta è già stata trasmessa a questo ente, e se ne attende l'esito"),
  },
};
