// SPDX-License-Identifier: AGPL-3.0-or-later
import { readConfig } from '@ambito/config';
import { createWorker, workerConfig } from '@ambito/subgraph';
import { runProcess } from '@ambito/telemetry';
import { anagrafeConsumer } from './anagrafe/anagrafe.consumer.ts';
import { entities } from './app.ts';

await runProcess(() =>
  createWorker(
    { name: 'casework-worker', entities, producer: 'casework', consumers: [anagrafeConsumer] },
    readConfig(workerConfig),
  ),
);
