// SPDX-License-Identifier: AGPL-3.0-or-later
import { createSubgraph, type SubgraphConfig, type SubgraphDefinition } from '@ambito/subgraph';
import { AmbitoEntity, AppartenenzaEntity } from './ambiti/ambito.entity.ts';
import { ambitoReference } from './ambiti/ambito.reference.ts';
import { AmbitoResolver } from './ambiti/ambito.resolver.ts';
import { azioni } from './azioni.ts';
import { ComuneEntity, PopolazioneEntity } from './comuni/comune.entity.ts';
import { comuneReference } from './comuni/comune.reference.ts';
import { ComuneResolver } from './comuni/comune.resolver.ts';
import { IncaricoResolver } from './incarichi/incarico.ts';
import { IncaricoEntity } from './incarichi/incarico.entity.ts';
import { Fondamenta1764000000001 } from './migrations/0001-fondamenta.ts';
import { OperatoreEntity } from './operatori/operatore.entity.ts';
import { operatoreReference } from './operatori/operatore.reference.ts';
import { OperatoreResolver } from './operatori/operatore.resolver.ts';
import { OrarioEntity } from './orari/orario.entity.ts';
import { rules } from './rules.ts';
import { SedeEntity } from './sedi/sede.entity.ts';
import { sedeReference } from './sedi/sede.reference.ts';
import { SedeResolver } from './sedi/sede.resolver.ts';

export const migrations = [Fondamenta1764000000001];

/** The registry's part of the graph. */
export const definition: SubgraphDefinition = {
  name: 'registry',
  azioni,
  rules,
  resolvers: [
    new AmbitoResolver(),
    new ComuneResolver(),
    new SedeResolver(),
    new OperatoreResolver(),
    new IncaricoResolver(),
  ],
  references: [ambitoReference, comuneReference, sedeReference, operatoreReference],
  entities: [
    AmbitoEntity,
    AppartenenzaEntity,
    ComuneEntity,
    PopolazioneEntity,
    SedeEntity,
    OrarioEntity,
    OperatoreEntity,
    IncaricoEntity,
  ],
};

export const createApp = (config: SubgraphConfig) => createSubgraph(definition, config);
