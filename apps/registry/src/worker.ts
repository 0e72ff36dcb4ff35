// SPDX-License-Identifier: AGPL-3.0-or-later
import { readConfig } from '@ambito/config';
import { createWorker } from '@ambito/subgraph';
import { runProcess } from '@ambito/telemetry';
import { registryWorkerConfig, workerDefinition } from './app.ts';
import { createFiles } from './ambito/files/create-files.ts';

await runProcess(async () => {
  const config = readConfig(registryWorkerConfig);
  return createWorker(workerDefinition(await createFiles(config)), config);
});
