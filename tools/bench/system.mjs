// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { clearInterval, setInterval } from 'node:timers';
import { startEmbeddedPostgres, freePort } from '../embedded-postgres/dist/index.js';
import { PROOF_KEYS_ENV, startIssuer, testDatabase } from '../../libs/testing/dist/index.js';
import pg from 'pg';
import { memoryMb } from './processes.mjs';

export const ROOT = join(import.meta.dirname, '..', '..');
const PEERS = join(import.meta.dirname, 'peers');
const READY_MS = 60_000;

/** What an image gives Node.js, on both sides of every comparison. */
const { groups: image } = /^\s*(?:ENV )?NODE_OPTIONS=(?<options>\S+)/m.exec(
  readFileSync(join(ROOT, 'infra', 'Dockerfile'), 'utf8'),
);
const flags = [image.options];
/** From now on each process writes a CPU profile into this folder when it ends. */
export const profileInto = (path) => void flags.push('--cpu-prof', `--cpu-prof-dir=${path}`);
let memories;
/** From now on each process writes a profile of its heap into this folder when it ends, and its memory each second while it runs. */
export function heapInto(path) {
  mkdirSync(path, { recursive: true });
  flags.push('--heap-prof', `--heap-prof-dir=${path}`);
  memories = path;
}

const MEMORY_MS = 1_000;

/** Writes the proportional memory of a process and those below it, in megabytes, for each second since its start. */
function noteMemory(stage, pid, name) {
  if (memories === undefined) return;
  const file = join(memories, `${name.replaceAll(sep, '-')}.${pid}.csv`);
  const started = Date.now();
  const timer = setInterval(() => {
    appendFileSync(file, `${((Date.now() - started) / 1_000).toFixed(0)},${memoryMb(pid).toFixed(1)}\n`);
  }, MEMORY_MS);
  stage.defer(() => clearInterval(timer));
}

/** Everything that a case has started, stopped in the opposite order at the end, also after a failure. */
export class Stage {
  #stops = [];

  defer(stop) {
    this.#stops.unshift(stop);
  }

  async end() {
    for (const stop of this.#stops.splice(0)) await stop();
  }
}

/** A folder that goes at the end. */
export async function folder(stage) {
  const path = await mkdtemp(join(tmpdir(), 'ambito-bench-'));
  stage.defer(() => rm(path, { recursive: true, force: true }));
  return path;
}

/**
 * A PostgreSQL with the settings of `npm start`, in a folder of its own.
 * @param log takes the lines of its log
 * @returns its process, and what queries it as superuser
 */
export async function startPostgres(stage, log) {
  const home = await folder(stage);
  const server = await startEmbeddedPostgres({ dataDir: join(home, 'postgres'), ...(log && { log }) });
  stage.defer(() => server.stop());
  noteMemory(stage, server.pid, 'postgres');
  process.env.AMBITO_TEST_SERVER = JSON.stringify({ adminUrl: server.adminUrl, password: 'bench' });
  const client = new pg.Client({ connectionString: server.adminUrl });
  await client.connect();
  stage.defer(() => client.end());
  return { pid: server.pid, query: (sql, values) => client.query(sql, values) };
}

/** The migrated database of a service, and what queries it as superuser. */
export async function openDatabase(stage, service) {
  const { urls, adminUrl } = await testDatabase(service);
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  stage.defer(() => client.end());
  return { urls, query: (sql, values) => client.query(sql, values) };
}

export async function issuer(stage) {
  const started = await startIssuer();
  stage.defer(() => started.stop());
  return started;
}

/** Starts a built service as a process of its own, and waits until it is ready. */
export async function startService(stage, name, { entry = 'main', node = process.execPath, env }) {
  const port = await freePort();
  const metricsPort = await freePort();
  const { pid } = await startProcess(stage, {
    node,
    args: [join(ROOT, 'apps', name, 'bundle', `${entry}.js`)],
    env: {
      AMBITO_PROFILE: 'local',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      PORT: port,
      METRICS_PORT: metricsPort,
      GATEWAY_PROOF_KEYS: PROOF_KEYS_ENV,
      // A caller of the benchmark asks for what many people would.
      PERSONAL_READS: 'SEGRETARIATO=100000000,ASSISTENTE_SOCIALE=100000000,COORDINATORE=100000000',
      ...env,
    },
    ready: `http://127.0.0.1:${metricsPort}/readyz`,
  });
  return { pid, port, metricsPort };
}

/**
 * Starts a program of the benchmark, which listens on `PORT`.
 * @param ready the path that answers 200 when it is ready
 */
export async function startPeer(stage, file, { node = process.execPath, env, ready = '/readyz' }) {
  const port = await freePort();
  const { pid } = await startProcess(stage, {
    node,
    args: ['--import', join(PEERS, 'end.mjs'), join(PEERS, file)],
    env: { PORT: port, ...env },
    ready: `http://127.0.0.1:${port}${ready}`,
  });
  return { pid, port };
}

async function startProcess(stage, { node, args, env, ready }) {
  const inherited = { ...process.env };
  delete inherited.NODE_OPTIONS;
  const child = spawn(node, [...flags, ...args], {
    env: {
      ...inherited,
      NODE_ENV: 'production',
      ...Object.fromEntries(Object.entries(env).map(([key, value]) => [key, String(value)])),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  const exit = new Promise((resolve) => child.once('exit', resolve));
  stage.defer(async () => {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await exit;
    clearTimeout(late);
  });
  noteMemory(stage, child.pid, relative(ROOT, args.at(-1)));
  const end = Date.now() + READY_MS;
  for (;;) {
    const answer = await fetch(ready, { headers: { 'content-type': 'application/json' } }).catch(() => undefined);
    if (answer?.ok === true) return child;
    if (child.exitCode !== null || Date.now() > end)
      throw new Error(`${args.at(-1)} is not ready:\n${lines.slice(-20).join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
