// SPDX-License-Identifier: AGPL-3.0-or-later
import { readConfig } from '@ambito/config';
import { createLogger, runProcess } from '@ambito/telemetry';
import { createApp } from './app.ts';
import { identityConfig } from './config.ts';

await runProcess(async () => {
  const config = readConfig(identityConfig);
  const app = await createApp(config, createLogger('identity', config.LOG_LEVEL));
  await app.start();
  return app;
});
