// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullaAssegnazione } from './annulla-assegnazione.ts';
import { AnnullaPassaggi } from './annulla-passaggi.ts';
import { AnnullaPassaggioAvvenuto, PassaggioAnnullabileResolver } from './annulla-passaggio-avvenuto.ts';
import { AnnullaPresaInCarico } from './annulla-presa-in-carico.ts';
import { RettificaAssegnazione } from './rettifica-assegnazione.ts';
import { RettificaPassaggio } from './rettifica-passaggio.ts';
import { RettificaPresaInCarico } from './rettifica-presa-in-carico.ts';
import { RettificaRichiesta } from './rettifica-richiesta.ts';
import { RettificaUrgenza } from './rettifica-urgenza.ts';

export const rettifiche: SubgraphPart = {
  resolvers: [
    RettificaPresaInCarico,
    RettificaAssegnazione,
    RettificaRichiesta,
    RettificaPassaggio,
    AnnullaPresaInCarico,
    AnnullaAssegnazione,
    AnnullaPassaggioAvvenuto,
    AnnullaPassaggi,
    PassaggioAnnullabileResolver,
    RettificaUrgenza,
  ],
};
