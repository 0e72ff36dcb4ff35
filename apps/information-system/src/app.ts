// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  createSubgraph,
  defineStub,
  type SubgraphConfig,
  type SubgraphDefinition,
  type WorkerDefinition,
} from '@ambito/subgraph';
import { azioni } from './azioni.ts';
import { fattiConsumer } from './fatti/fatti.consumer.ts';
import { aggiornaFigure } from './figure/aggiorna-figure.ts';
import { AmbitoResolver, ComuneResolver, IndicatoriResolver, SedeResolver } from './indicatori/indicatori.resolver.ts';
import { Comune, Sede } from './indicatori/territorio.ts';
import { Fondamenta1764000000001 } from './migrations/0001-fondamenta.ts';
import { codaRapporti } from './rapporti/coda-rapporti.ts';
import { generaRapporto } from './rapporti/genera-rapporto.ts';
import { RapportoEntity } from './rapporti/rapporto.entity.ts';
import { rapportoReference } from './rapporti/rapporto.reference.ts';
import { RapportoResolver } from './rapporti/rapporto.resolver.ts';
import { rules } from './rules.ts';

export const migrations = [Fondamenta1764000000001];

/** The information system's part of the graph. */
export const definition: SubgraphDefinition = {
  name: 'information-system',
  azioni,
  rules,
  resolvers: [
    new IndicatoriResolver(),
    new AmbitoResolver(),
    new ComuneResolver(),
    new SedeResolver(),
    new RapportoResolver(),
  ],
  references: [
    rapportoReference,
    defineStub('Ambito', 'territorio.cita', 'id'),
    defineStub('Comune', 'territorio.cita', 'codiceIstat'),
    defineStub('Sede', 'territorio.cita', 'id'),
  ],
  contributed: [Comune, Sede],
  entities: [RapportoEntity],
};

export const createApp = (config: SubgraphConfig) => createSubgraph(definition, config);

/** What the deployment `report-worker` does: facts, figures, reports. */
export const workerDefinition: WorkerDefinition = {
  name: 'report-worker',
  entities: definition.entities,
  consumers: [fattiConsumer],
  tasks: ({ dataSource }) => [generaRapporto(dataSource)],
  start: ({ dataSource, jobs, logger }) => {
    const parti = [aggiornaFigure(dataSource, logger), codaRapporti(dataSource, jobs, logger)];
    return Promise.resolve({
      async stop() {
        await Promise.all(parti.map((parte) => parte.stop()));
      },
    });
  },
};
