// SPDX-License-Identifier: AGPL-3.0-or-later
import { readConfig } from '@ambito/config';
import { runProcess } from '@ambito/telemetry';
import { caseworkConfig, createApp } from './app.ts';

await runProcess(() => createApp(readConfig(caseworkConfig)));
