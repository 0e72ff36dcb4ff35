// SPDX-License-Identifier: AGPL-3.0-or-later
import { readConfig } from '@ambito/config';
import { createWorker, workerConfig } from '@ambito/subgraph';
import { runProcess } from '@ambito/telemetry';
import { anagrafeConsumer } from './anagrafe.consumer.ts';

await runProcess(() =>
  createWorker(
    { name: 'casework-worker', producer: 'casework', consumers: [anagrafeConsumer()] },
    readConfig(workerConfig),
  ),
);
