// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { SENZA_DATORE, SOTTOSCRITTO_PRIMA, RegistraTitolo } from './registra-titolo.ts';
import { TitoliResolver, TitoloResolver } from './titoli.resolver.ts';
import { TitoloEntity } from './titolo.entity.ts';
import { CambiaTermineTitolo } from './cambia-termine-titolo.ts';
import { IndicaDatore } from './indica-datore.ts';

export const titoli: SubgraphPart = {
  resolvers: [RegistraTitolo, CambiaTermineTitolo, IndicaDatore, new TitoloResolver(), new TitoliResolver()],
  entities: [TitoloEntity],
  rules: {
    titolo_a_termine: () =>
      new RuleViolation('art. 8 c. 1', 'Un titolo che non è a tempo indeterminato ha un ultimo giorno: indicalo'),
    titolo_disciplinare: () =>
      new RuleViolation(
        'art. 8 c. 1',
        "Un disciplinare d'incarico è a termine ed è sottoscritto con il Comune capofila",
      ),
    titolo_con_datore: () => new BadUserInput(['input', 'datore'], SENZA_DATORE),
    titolo_disciplinare_prima: () => new RuleViolation('art. 8 c. 1', SOTTOSCRITTO_PRIMA),
    incarico_con_titolo: () =>
      new RuleViolation('art. 8 c. 1', 'Manca un titolo di servizio in vigore in tutti i giorni di un incarico'),
  },
};
