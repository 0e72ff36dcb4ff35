// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { enteIgnoto } from './affidamento.ts';
import { InterventoEntity } from './intervento.entity.ts';
import * as interventoResolvers from './intervento.resolver.ts';

export const interventi: SubgraphPart = {
  resolvers: [...Object.values(interventoResolvers)],
  entities: [InterventoEntity],
  rules: {
    intervento_ad_ente_accreditato: () =>
      new RuleViolation('art. 2 c. 5 o', 'L’ente non è accreditato per la prestazione nei giorni dell’intervento'),
    intervento_ente_dell_ambito: () => enteIgnoto(['input', 'interventi']),
    intervento_concluso_prima: () =>
      new RuleViolation(
        'art. 2 c. 3 d',
        'L’ultimo giorno non è prima di quello previsto, o viene prima che l’intervento cominci',
      ),
    intervento_affidato_a_termine: () =>
      new BadUserInput(['input', 'interventi'], 'Manca l’ultimo giorno di un intervento affidato a un ente'),
  },
};
