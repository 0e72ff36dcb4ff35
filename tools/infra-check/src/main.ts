// SPDX-License-Identifier: AGPL-3.0-or-later
import { execSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, provisionService, startEmbeddedPostgres } from '@ambito/embedded-postgres';
import { buildCommands, buildContext, imageEnvironment, ROOT } from './dockerfile.ts';
import { runToEnd, startReady, stopAll } from './processes.ts';

/*
 * npm run image-check: what the Dockerfile does, without Docker. The files that `.dockerignore` lets through are copied into a clean
 * folder, where the Dockerfile's own commands install and bundle. Each bundle is copied into an empty folder, from which no package
 * of this repository can be reached. Then the whole system is
 * started from those folders in the production profile, with PostgreSQL and Redis from outside, and the gateway is asked.
 */
const SERVICES = ['registry', 'casework', 'information-system'];
const began = Date.now();
const say = (text: string): void =>
  void process.stdout.write(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
const secret = (): string => randomBytes(32).toString('base64url');

const home = mkdtempSync(join(tmpdir(), 'ambito-images-'));
const folderOf = (app: string): string => join(home, app);

async function environment(own: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  return {
    PATH: process.env['PATH'] ?? '',
    ...imageEnvironment(),
    HOST: '127.0.0.1',
    PORT: String(await freePort()),
    METRICS_PORT: String(await freePort()),
    LOG_LEVEL: 'warn',
    ...own,
  };
}

function fillAll(): void {
  const source = join(home, 'src');
  for (const file of buildContext()) cpSync(join(ROOT, file), join(source, file));
  for (const command of buildCommands()) {
    execSync(command, { cwd: source, stdio: ['ignore', 'ignore', 'inherit'] });
    say(command);
  }
  for (const app of [...SERVICES, 'gateway'])
    cpSync(join(source, 'apps', app, 'bundle'), folderOf(app), { recursive: true });
  rmSync(source, { recursive: true });
  say('services bundled, each in a folder of its own');
}

/** Starts the three services with their workers. @returns the addresses that the gateway is told */
async function startServices(
  adminUrl: string,
  shared: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const urls: Record<string, string> = {};
  for (const app of SERVICES) {
    const roles = await provisionService(adminUrl, {
      service: app,
      passwords: { owner: secret(), service: secret(), worker: secret() },
    });
    const own = {
      ...shared,
      DATABASE_URL: roles.service,
      WORKER_DATABASE_URL: roles.worker,
      FILES_PATH: join(home, 'files'),
      PSEUDONYM_KEY: secret(),
    };
    runToEnd(folderOf(app), app, 'migrate.js', await environment({ MIGRATION_DATABASE_URL: roles.owner }));
    const main = await environment(own);
    await startReady(folderOf(app), app, 'main.js', main);
    await startReady(folderOf(app), app, 'worker.js', await environment(own));
    urls[`${app.toUpperCase().replace('-', '_')}_URL`] = `http://127.0.0.1:${main['PORT']}/graphql`;
    say(`${app}: migrated, it serves and its worker works`);
  }
  return urls;
}

async function startGateway(settings: Readonly<Record<string, string>>): Promise<void> {
  const env = await environment({
    ...settings,
    SUPERGRAPH_PATH: 'supergraph.graphql',
    PUBLIC_URL: 'https://ambito.example',
    OIDC_CLIENT_ID: 'ambito-gateway',
    OIDC_CLIENT_SECRET: secret(),
  });
  await startReady(folderOf('gateway'), 'gateway', 'main.js', env);
  const response = await fetch(`http://127.0.0.1:${env['PORT']}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ ambito(codice: "A04") { nome } }' }),
  });
  const answer = await response.text();
  // The database is empty: there is no such Ambito, and the registry says so.
  if (answer.trim() !== '{"data":{"ambito":null}}') throw new Error(`The gateway answers ${answer}`);
  say('gateway: ready, and it answers with what the registry says');
}

async function check(): Promise<void> {
  fillAll();
  const postgres = await startEmbeddedPostgres({ dataDir: join(home, 'postgres') });
  const redisPort = await freePort();
  const redis = spawn('redis-server', ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', ''], {
    cwd: home,
    stdio: 'ignore',
  });
  const redisEnded = Promise.race([once(redis, 'exit'), once(redis, 'error')]);
  try {
    const shared = {
      REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      OIDC_ISSUER: 'https://accesso.ambito.example:8443/realms/ambito',
      OIDC_AUDIENCE: 'https://ambito.example/graph',
      GATEWAY_PROOF_KEYS: `k1:${secret()}`,
    };
    await startGateway({ ...shared, ...(await startServices(postgres.adminUrl, shared)) });
  } finally {
    const bad = await stopAll();
    redis.kill();
    await redisEnded;
    await postgres.stop();
    if (bad.length > 0) process.exitCode = 1;
    for (const line of bad) say(`did not end well: ${line}`);
  }
}

try {
  await check();
  say('all stopped');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}
