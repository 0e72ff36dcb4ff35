// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * `npm test`: builds what is stale, runs every test that this machine can run, and closes with one line of counts.
 * Arguments go to Jest. What could not run is said loudly and counts as skipped; with CI set, that fails the run.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const env = {
  ...process.env,
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
};

const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
const build = spawnSync(process.execPath, [nx, 'run-many', '-t', 'build', '--outputStyle=static'], {
  cwd: root,
  env: { ...env, NODE_OPTIONS: '' },
  encoding: 'utf8',
});
if (build.status !== 0) {
  process.stderr.write(`${build.stdout}${build.stderr}\nThe build failed\n`);
  process.exit(1);
}

const report = join(tmpdir(), `ambito-test-${process.pid}.json`);
const jest = spawn(
  process.execPath,
  [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), '--json', `--outputFile=${report}`, ...process.argv.slice(2)],
  // Jest prints its JSON on standard output as well: it goes to the file alone.
  { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
jest.on('exit', (code) => {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    rmSync(report);
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
    process.stdout.write(`${numPassedTests} passed, ${failed} failed${skipped}\n`);
    const partial = numPendingTests > 0 && process.env.CI === 'true';
    if (partial) process.stderr.write('In CI nothing may be skipped\n');
    process.exit(failed > 0 || code !== 0 || partial ? 1 : 0);
  } catch {
    process.stderr.write('The test run ended without a report\n');
    process.exit(1);
  }
});
