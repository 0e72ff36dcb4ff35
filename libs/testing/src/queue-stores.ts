// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFromTemplate, dropDatabase, freePort } from '@ambito/embedded-postgres';
import { admin, readServer } from './test-database.ts';

/** An empty queue for one test, with its settings. */
export interface TestQueue {
  readonly settings: { readonly REDIS_URL?: string; readonly QUEUE_DATABASE_URL?: string };
  stop(): Promise<void>;
}

/** One of the two stores of jobs. */
export interface QueueStore {
  readonly name: 'PostgreSQL' | 'Redis';
  /** Whether it can run here. Otherwise the tests that need it are skipped, and the run says so. */
  readonly present: boolean;
  /** @param prepare makes the queue's tables in an empty database */
  start(prepare: (url: string) => Promise<void>): Promise<TestQueue>;
}

/**
 * Both stores, for tests that hold for each: `for (const store of queueStores()) (store.present ? describe : describe.skip)(…)`.
 * Prints a warning when a store cannot run here.
 */
export function queueStores(): readonly QueueStore[] {
  const redisPresent = spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;
  if (!redisPresent)
    process.stderr.write('\n  SKIPPED: no redis-server on PATH, so that jobs are tested on PostgreSQL only\n\n');
  return [
    { name: 'PostgreSQL', present: true, start: startPostgres },
    { name: 'Redis', present: redisPresent, start: startRedis },
  ];
}

async function startPostgres(prepare: (url: string) => Promise<void>): Promise<TestQueue> {
  const { adminUrl } = readServer();
  const name = `queue_${randomBytes(6).toString('hex')}`;
  await createFromTemplate(admin, name, 'template0');
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  await prepare(url.href);
  return { settings: { QUEUE_DATABASE_URL: url.href }, stop: () => dropDatabase(admin, name) };
}

async function startRedis(): Promise<TestQueue> {
  const folder = await mkdtemp(join(tmpdir(), 'ambito-redis-'));
  const port = await freePort();
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''], {
    stdio: 'ignore',
  });
  const ended = once(server, 'exit');
  while (!(await listens(port))) await sleep(20);
  return {
    settings: { REDIS_URL: `redis://127.0.0.1:${port}` },
    async stop() {
      server.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
