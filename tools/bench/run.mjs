// SPDX-License-Identifier: AGPL-3.0-or-later
// `npm run bench`: installs the packages of the benchmark, builds the product, and measures. What follows -- goes to main.mjs.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const nx = join(ROOT, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
const steps = [
  ['npm', ['ci', '--prefix', import.meta.dirname, '--ignore-scripts', '--no-audit', '--no-fund', '--silent']],
  [process.execPath, [nx, 'run-many', '-t', 'build', 'bundle', '--outputStyle=static']],
];
for (const [program, args] of steps) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}`);
    process.exit(1);
  }
}
await import('./main.mjs');
