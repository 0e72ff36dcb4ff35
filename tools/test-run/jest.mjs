// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
/** Where the tests of a project, or of one shard of it, leave their counts; kept by Nx with the result. */
export const reportOf = (shard) => (shard === undefined ? 'test-report.json' : `test-report-${shard}.json`);

const NODE_OPTIONS = [
  `--import=${join(import.meta.dirname, 'typescript.mjs')}`,
  // Workspace packages resolve to their sources.
  '--conditions=@ambito/source',
  '--enable-source-maps',
  // Three such processes share two cores.
  '--v8-pool-size=1',
  // Memory is plentiful in a test, and collecting it takes a fifteenth of the time.
  '--max-semi-space-size=64',
  '--no-warnings',
].join(' ');

/**
 * Runs Jest on the sources. The test files share a process, so that a module is loaded once for all that need it.
 * @returns its exit code
 */
export async function runJest(report, args) {
  const env = { ...process.env, NODE_OPTIONS };
  // Nx asks for colours, which programs that tests start would put into what they print.
  delete env.FORCE_COLOR;
  const program = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const jest = spawn(process.execPath, [program, '--json', '--forceExit', `--outputFile=${report}`, ...args], {
    cwd: ROOT,
    env,
    // Jest prints its JSON on standard output as well: it goes to the file alone.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
  const [code] = await once(jest, 'exit');
  return code ?? 1;
}

/** The counts of a report. A test file that could not be loaded counts as a failed test. */
export function readReport(report) {
  const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites, skipped: numPendingTests };
}
