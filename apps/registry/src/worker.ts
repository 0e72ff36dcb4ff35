// SPDX-License-Identifier: AGPL-3.0-or-later
import { readConfig } from '@ambito/config';
import { createWorker, workerConfig } from '@ambito/subgraph';
import { runProcess } from '@ambito/telemetry';

await runProcess(() =>
  createWorker({ name: 'registry-worker', producer: 'registry', consumers: [] }, readConfig(workerConfig)),
);
