// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullaPassaggio } from './annulla-passaggio.ts';
import { CambiaCaseManager } from './cambia-case-manager.ts';
import { ConfermaPassaggio } from './conferma-passaggio.ts';
import { PassaCasi } from './passa-casi.ts';
import { PassaggiDaRivedereResolver } from './passaggi-da-rivedere.resolver.ts';
import * as passaggiResolvers from './passaggi.resolver.ts';
import * as successoriResolvers from './successori-richiesti.resolver.ts';

export const passaggi: SubgraphPart = {
  resolvers: [
    PassaCasi,
    CambiaCaseManager,
    AnnullaPassaggio,
    ConfermaPassaggio,
    PassaggiDaRivedereResolver,
    ...Object.values(passaggiResolvers),
    ...Object.values(successoriResolvers),
  ],
};
