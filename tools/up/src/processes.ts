// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { freePort } from '@ambito/embedded-postgres';
import type { Databases, Service } from './databases.ts';
import { SERVICES } from './databases.ts';
import { preferredPort } from './ports.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';

/** A process to keep running. */
export interface ProcessSpec {
  readonly name: string;
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** Answers 200 when it is ready. */
  readonly readyUrl: string;
}

const HOST = '127.0.0.1';
/** New objects get 2 MB, and V8 one helper thread: on one machine for one user, memory is worth more than the last calls a second. */
const SMALL_HEAP = '--max-semi-space-size=2 --v8-pool-size=1';
/** Ten demonstration accounts do the work of a whole Ambito, and scripts do it faster than people. */
const LIMITS = { LIMIT_READING: '60000/60', LIMIT_WRITING: '60000/60', LIMIT_PROBING: '60000/60' };
const READS = ['SEGRETARIATO', 'ASSISTENTE_SOCIALE', 'COORDINATORE'].map((role) => `${role}=1000000`).join(',');
const AUDIENCE = 'https://ambito.example/graph';

/** The processes of the system, in the order in which they start; each a deployment of its own in production. */
export async function describeProcesses(
  { root, watching }: { readonly root: string; readonly watching: boolean },
  settings: Settings,
  secrets: Secrets,
  databases: Databases,
): Promise<{ processes: ProcessSpec[]; demoEnv(service: Service): Record<string, string> }> {
  const script = (app: string, entry: string): string =>
    join(root, 'apps', app, watching ? 'dist' : 'bundle', `${entry}.js`);
  const identityPort = await preferredPort(settings.port + 1);
  const issuer = `http://localhost:${identityPort}`;
  const publicUrl = `http://localhost:${settings.port}`;
  const queue: Record<string, string> =
    settings.redisUrl === undefined
      ? { QUEUE_DATABASE_URL: databases.queueUrl ?? '' }
      : { REDIS_URL: settings.redisUrl };
  const common = {
    AMBITO_PROFILE: 'local',
    HOST,
    LOG_LEVEL: settings.logLevel,
    NODE_OPTIONS: [process.env['NODE_OPTIONS'] ?? '', SMALL_HEAP, watching ? '--enable-source-maps' : ''].join(' '),
  };
  // No process is given a key or a database address that it does not use.
  const oidc = { OIDC_ISSUER: issuer, OIDC_AUDIENCE: AUDIENCE };
  const proof = { GATEWAY_PROOF_KEYS: `local:${secrets.gatewayProof}` };
  const own: Readonly<Record<Service, Record<string, string>>> = {
    registry: { FILES_PATH: join(settings.dataDir, 'files') },
    casework: { PSEUDONYM_KEY: secrets.pseudonym },
    'information-system': {},
  };
  const servingDatabase = (service: Service): Record<string, string> => pick(databases.of(service), 'DATABASE_URL');
  const workerEnv = (service: Service): Record<string, string> => ({
    ...common,
    ...queue,
    ...pick(databases.of(service), 'WORKER_DATABASE_URL'),
    // Its jobs run operations of the graph, on files.
    ...(service === 'registry' ? { ...servingDatabase(service), ...own[service] } : {}),
  });
  const ports = Object.fromEntries(
    await Promise.all(SERVICES.map(async (service): Promise<[string, number]> => [service, await freePort()])),
  );

  const identity: ProcessSpec = {
    name: 'identity',
    script: script('identity', 'main'),
    env: {
      ...common,
      ...pick(oidc, 'OIDC_AUDIENCE'),
      PORT: String(identityPort),
      METRICS_PORT: String(await freePort()),
      PUBLIC_URL: issuer,
      IDENTITY_KEYS_PATH: join(settings.dataDir, 'identity-keys.json'),
      IDENTITY_GATEWAY_URL: publicUrl,
      IDENTITY_CLIENT_SECRET: secrets.identityClient,
    },
    readyUrl: `${issuer}/readyz`,
  };
  const serving = await Promise.all(
    SERVICES.map(async (service): Promise<ProcessSpec> => {
      const port = ports[service] ?? 0;
      return {
        name: service,
        script: script(service, 'main'),
        env: {
          ...common,
          ...oidc,
          ...proof,
          PERSONAL_READS: READS,
          ...servingDatabase(service),
          ...own[service],
          PORT: String(port),
          METRICS_PORT: String(await freePort()),
        },
        readyUrl: `http://${HOST}:${port}/readyz`,
      };
    }),
  );
  const working = await Promise.all(
    SERVICES.map(async (service): Promise<ProcessSpec> => {
      const metricsPort = await freePort();
      return {
        name: service === 'information-system' ? 'report-worker' : `${service}-worker`,
        script: script(service, 'worker'),
        env: { ...workerEnv(service), METRICS_PORT: String(metricsPort) },
        readyUrl: `http://${HOST}:${metricsPort}/readyz`,
      };
    }),
  );
  const gateway: ProcessSpec = {
    name: 'gateway',
    script: script('gateway', 'main'),
    env: {
      ...common,
      ...oidc,
      ...proof,
      PORT: String(settings.port),
      METRICS_PORT: String(await freePort()),
      SUPERGRAPH_PATH: join(root, 'apps', 'gateway', 'supergraph.graphql'),
      FRONT_ENDS_PATH: join(root, 'dist', 'front-ends'),
      REGISTRY_URL: `http://${HOST}:${ports['registry']}/graphql`,
      CASEWORK_URL: `http://${HOST}:${ports['casework']}/graphql`,
      INFORMATION_SYSTEM_URL: `http://${HOST}:${ports['information-system']}/graphql`,
      PUBLIC_URL: publicUrl,
      OIDC_CLIENT_ID: 'ambito-gateway',
      OIDC_CLIENT_SECRET: secrets.identityClient,
      ...LIMITS,
      ...(settings.redisUrl === undefined ? {} : { REDIS_URL: settings.redisUrl }),
    },
    readyUrl: `${publicUrl}/readyz`,
  };
  const demoEnv = (service: Service): Record<string, string> => ({
    ...common,
    ...servingDatabase(service),
    ...own[service],
  });
  return { processes: [identity, ...serving, ...working, gateway], demoEnv };
}

function pick(env: Readonly<Record<string, string>>, name: string): Record<string, string> {
  const value = env[name];
  return value === undefined ? {} : { [name]: value };
}
