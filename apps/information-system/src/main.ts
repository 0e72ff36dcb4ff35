// SPDX-License-Identifier: AGPL-3.0-or-later
import { readConfig } from '@ambito/config';
import { subgraphConfig } from '@ambito/subgraph';
import { runProcess } from '@ambito/telemetry';
import { createApp } from './app.ts';

await runProcess(() => createApp(readConfig(subgraphConfig)));
