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
      new RuleViolation(
        'art. 2 c. 5 o',
        'Un intervento si affida a un ente accreditato per la sua prestazione, e si accetta se lo è per tutto il periodo',
      ),
    intervento_ente_dell_ambito: () => enteIgnoto(['input', 'interventi']),
    intervento_concluso_prima: () =>
      new RuleViolation(
        'art. 2 c. 3 d',
        'Un intervento si conclude prima del suo ultimo giorno previsto, al più presto il giorno prima del primo',
      ),
    intervento_affidato_a_termine: () =>
      new BadUserInput(['input', 'interventi'], 'Un intervento affidato a un ente ha un ultimo giorno'),
  },
};
