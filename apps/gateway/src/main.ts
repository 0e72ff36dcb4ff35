// SPDX-License-Identifier: AGPL-3.0-or-later
import { readConfig } from '@ambito/config';
import { runProcess } from '@ambito/telemetry';
import { createApp } from './app.ts';
import { gatewayConfig } from './config.ts';

await runProcess(() => createApp(readConfig(gatewayConfig)));
