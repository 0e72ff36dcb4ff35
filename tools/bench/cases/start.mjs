// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { freePort } from '../../embedded-postgres/dist/index.js';
import { memoryMb } from '../processes.mjs';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
/** What `npm start` runs, without the shell. */
const START = scripts.start.split(' ').slice(2);
/** Node.js gives back what it needed for its start once it has been idle for a while. */
const SETTLE_MS = 60_000;

export const what = '`npm start`, built and with data, until it is ready; the memory of all its processes';

/** Starts the whole system. @returns the seconds until it is ready, and its memory after so many milliseconds */
async function start(dataDir, node, settleMs = 0) {
  const env = { ...process.env };
  delete env.NODE_OPTIONS;
  const started = performance.now();
  const system = spawn(node, START, {
    cwd: ROOT,
    env: { ...env, AMBITO_DATA: dataDir, PORT: String(await freePort()) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => system.once('exit', resolve));
  const lines = [];
  await new Promise((resolve, reject) => {
    for (const stream of [system.stdout, system.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (line.startsWith('Ambito pronto')) resolve();
      });
    }
    system.once('exit', () => reject(new Error(lines.slice(-20).join('\n'))));
  });
  const seconds = (performance.now() - started) / 1_000;
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const megabytes = memoryMb(system.pid);
  system.kill('SIGTERM');
  await ended;
  return { seconds, megabytes };
}

export async function run(stage, { node }) {
  const dataDir = await mkdtemp(join(tmpdir(), 'ambito-bench-'));
  stage.defer(() => rm(dataDir, { recursive: true, force: true }));
  await start(dataDir, node);
  const again = await start(dataDir, node, SETTLE_MS);
  return [
    { id: 'start', value: again.seconds, unit: 's', atMost: 10 },
    { id: 'start-memory', value: again.megabytes, unit: 'MB', atMost: 800 },
  ];
}
