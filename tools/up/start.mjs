// SPDX-License-Identifier: AGPL-3.0-or-later
// The launcher of `npm start`: builds what is stale, then starts the system. Plain JavaScript, since nothing is built yet.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeBuild, isUnchanged } from './unchanged.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Ambito needs Node.js 20.19 or later; this is ${process.versions.node}\n`);
  process.exit(1);
}

// While one works on it, each file runs as it is: the place in an error is the place in the source.
const targets = process.argv.includes('--watch') ? ['build'] : ['build', 'bundle'];
if (isUnchanged(root, targets)) {
  process.stdout.write('[1/7] Compilazione: niente è cambiato\n');
  await startSystem();
} else {
  process.stdout.write('[1/7] Compilazione di ciò che è cambiato\n');
  build();
}

async function startSystem() {
  await import(pathToFileURL(join(here, 'dist', 'main.js')).href);
}

function build() {
  const succeeded = beforeBuild(root, targets);
  const nx = spawn(
    process.execPath,
    [
      join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js'),
      'run-many',
      '-t',
      ...targets,
      '--outputStyle=stream-without-prefixes',
    ],
    {
      cwd: root,
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  let built = 0;
  for (const stream of [nx.stdout, nx.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      built += String(chunk).match(/> nx run \S+:(build|bundle)/g)?.length ?? 0;
      if (process.stdout.isTTY) process.stdout.write(`      ${built} pacchetti\r`);
    });
  }
  const forward = (signal) => nx.kill(signal);
  process.once('SIGINT', forward);
  process.once('SIGTERM', forward);
  nx.on('exit', (code, signal) => {
    process.off('SIGINT', forward);
    process.off('SIGTERM', forward);
    if (signal !== null) process.exit(0);
    if (code !== 0) {
      process.stderr.write(`${output}\nThe build failed\n`);
      process.exit(1);
    }
    succeeded();
    void startSystem();
  });
}
