// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Conflict } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { ComuneEntity, PopolazioneEntity } from './comune.entity.ts';
import { comuneReference } from './comune.reference.ts';
import * as comuneResolvers from './comune.resolver.ts';
import { ImportaComuni } from './importa-comuni.ts';

export const comuni: SubgraphPart = {
  resolvers: [ImportaComuni, ...Object.values(comuneResolvers)],
  references: [comuneReference],
  entities: [ComuneEntity, PopolazioneEntity],
  rules: {
    comune_giorni: () => new BadUserInput(['comuni'], 'L’ultimo giorno del Comune viene prima del primo'),
    comune_successore: () =>
      new BadUserInput(['comuni'], 'Il Comune ha un successore ma non un ultimo giorno, o succede a sé stesso'),
    comune_successore_noto: () => new BadUserInput(['comuni'], 'Il Comune che succede a un altro non è in anagrafica'),
    comune_un_codice_catastale: () =>
      new Conflict('Negli stessi giorni due Comuni non hanno un solo codice catastale: rileggi e riprova'),
  },
};
