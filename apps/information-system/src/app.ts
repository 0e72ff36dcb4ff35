// SPDX-License-Identifier: AGPL-3.0-or-later
import { composeSubgraph, createSubgraph, type SubgraphConfig, type WorkerDefinition } from '@ambito/subgraph';
import { fattiConsumer } from './fatti/fatti.consumer.ts';
import { updateFigure } from './figure/update-figure.ts';
import { indicatori } from './indicatori/indicatori.part.ts';
import { Fondamenta1764000000001 } from './migrations/0001-fondamenta.ts';
import { SoglieEFormazione1764000000002 } from './migrations/0002-soglie-e-formazione.ts';
import { GiroQuotidiano1764000000003 } from './migrations/0003-giro-quotidiano.ts';
import { PersoneELavori1764000000004 } from './migrations/0004-persone-e-lavori.ts';
import { IncarichiSenzaSede1764000000005 } from './migrations/0005-incarichi-senza-sede.ts';
import { Trasmissioni1764000000006 } from './migrations/0006-trasmissioni.ts';
import { codaRapporti } from './rapporti/coda-rapporti.ts';
import { generateRapporto } from './rapporti/generate-rapporto.ts';
import { rapporti } from './rapporti/rapporti.part.ts';

export const migrations = [
  Fondamenta1764000000001,
  SoglieEFormazione1764000000002,
  GiroQuotidiano1764000000003,
  PersoneELavori1764000000004,
  IncarichiSenzaSede1764000000005,
  Trasmissioni1764000000006,
];

/** The information system's part of the graph. */
export const definition = composeSubgraph('information-system', [indicatori, rapporti]);

export const createApp = (config: SubgraphConfig) => createSubgraph(definition, config);

/** What the deployment `report-worker` does: facts, figures, reports. */
export const workerDefinition: WorkerDefinition = {
  name: 'report-worker',
  consumers: [fattiConsumer],
  tasks: ({ dataSource }) => [generateRapporto(dataSource)],
  start: ({ dataSource, jobs, logger }) => {
    const parti = [updateFigure(dataSource, logger), codaRapporti(dataSource, jobs, logger)];
    return Promise.resolve({
      async stop() {
        await Promise.all(parti.map((parte) => parte.stop()));
      },
    });
  },
};
