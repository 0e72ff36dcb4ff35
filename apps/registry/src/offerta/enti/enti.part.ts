// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { EnteCompetenzaEntity, EnteComuneEntity, EnteDoppioneEntity, EnteEntity } from './ente.entity.ts';
import { enteReference } from './ente.reference.ts';
import * as enteResolvers from './ente.resolver.ts';
import { RegistraEnte } from './registra-ente.ts';
import { RettificaCessazioneEnte } from './rettifica-cessazione-ente.ts';
import { RettificaInizioEnte } from './rettifica-inizio-ente.ts';
import { ModificaEnte } from './modifica-ente.ts';
import { CessaEnte } from './cessa-ente.ts';

export const enti: SubgraphPart = {
  resolvers: [
    RegistraEnte,
    ModificaEnte,
    CessaEnte,
    RettificaInizioEnte,
    RettificaCessazioneEnte,
    ...Object.values(enteResolvers),
  ],
  references: [enteReference],
  entities: [EnteEntity, EnteDoppioneEntity, EnteCompetenzaEntity, EnteComuneEntity],
  rules: {
    ente_denominazione: () => new Conflict("Nell'Ambito c'è già un ente con questa denominazione"),
    ente_attivo_negli_accordi: () =>
      new RuleViolation('art. 2 c. 5 f', "L'ente ha sottoscritto un accordo: non cessa prima di quel giorno"),
    ente_immutabile: () =>
      new RuleViolation(
        'art. 2 c. 5 f',
        'Cambierebbero giorni passati dell’ente: cessa al più presto ieri, e un primo o un ultimo giorno sbagliato si rettifica',
      ),
    ente_recapito: () =>
      new RuleViolation(
        'art. 2 c. 6',
        'Dell’ente manca un recapito: indica indirizzo, telefono, posta elettronica o sito',
      ),
  },
};
