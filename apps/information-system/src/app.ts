// SPDX-License-Identifier: AGPL-3.0-or-later
import { sqlMigrations } from '@ambito/persistence';
import { composeSubgraph, createSubgraph, type SubgraphConfig, type WorkerDefinition } from '@ambito/subgraph';
import { fattiConsumer } from './fatti/fatti.consumer.ts';
import { fatti } from './fatti/fatti.part.ts';
import { updateFigure } from './figure/update-figure.ts';
import { indicatori } from './indicatori/indicatori.part.ts';
import { codaRapporti } from './rapporti/coda-rapporti.ts';
import { generateRapporto } from './rapporti/generate-rapporto.ts';
import { rapporti } from './rapporti/rapporti.part.ts';
import { soglie } from './soglie/soglie.part.ts';

export const migrations = sqlMigrations('information_system', new URL('./migrations/', import.meta.url));

/** The information system's part of the graph. */
export const definition = composeSubgraph('information-system', [soglie, fatti, indicatori, rapporti]);

export const createApp = (config: SubgraphConfig) => createSubgraph(definition, config);

/** The work of the deployment `report-worker`: facts, figures, reports. */
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
