// SPDX-License-Identifier: AGPL-3.0-or-later
import { readConfig } from '@ambito/config';
import { runProcess } from '@ambito/telemetry';
import { createApp, registryConfig } from './app.ts';

await runProcess(() => createApp(readConfig(registryConfig)));
