// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { readConfig } from '@ambito/config';
import { createLogger } from '@ambito/telemetry';
import { createApp } from './app.ts';
import { identityConfig, type IdentityConfig } from './config.ts';

export { ACCOUNT_DIMOSTRATIVI } from './account-dimostrativi.ts';

export interface RunningIdentity {
  readonly issuer: string;
  readonly config: IdentityConfig;
  stop(): Promise<void>;
}

/** The real provider on a free port, for tests that need an issuer. Its keys are in a folder of its own, removed after. */
export async function startIdentity(options: { gatewayUrl: string; keysPath?: string }): Promise<RunningIdentity> {
  const folder = await mkdtemp(join(tmpdir(), 'ambito-identity-'));
  const port = await freePort();
  const config = readConfig(identityConfig, {
    AMBITO_PROFILE: 'local',
    LOG_LEVEL: 'silent',
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    IDENTITY_KEYS_PATH: options.keysPath ?? join(folder, 'keys.json'),
    IDENTITY_GATEWAY_URL: options.gatewayUrl,
    IDENTITY_CLIENT_SECRET: 'a secret for tests that is long enough',
  });
  const app = await createApp(config, createLogger('identity', config.LOG_LEVEL));
  await app.start();
  return {
    issuer: config.PUBLIC_URL,
    config,
    async stop() {
      await app.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The issuer's own URL has the port in it, so that it must be known before listening. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
