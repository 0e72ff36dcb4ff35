// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReport, reportOf, ROOT, runJest } from './jest.mjs';
// eslint-disable-next-line @nx/enforce-module-boundaries -- nothing is built yet that could be imported by a name
import { beforeBuild, isUnchanged } from '../up/unchanged.mjs';
import { startTestServer } from './server.mjs';

/*
 * `npm test`: builds what is stale, runs the tests of each project whose inputs changed, and closes with one line of counts,
 * those of unchanged projects included. With arguments, which go to Jest, it runs that part anew.
 * Tests that could not run are announced and count as skipped; with CI set, they fail the run.
 */
const args = process.argv.slice(2);
const nxProgram = join(ROOT, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' };

// All that `npm start` needs, and noted as it does: the test of the scenario then starts without a build, which would take away
// and restore what other tests are running.
const targets = ['build', 'bundle'];
if (!isUnchanged(ROOT, targets)) {
  const succeeded = beforeBuild(ROOT, targets);
  const build = spawnSync(process.execPath, [nxProgram, 'run-many', '-t', ...targets, '--outputStyle=static'], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  if (build.status !== 0) {
    process.stderr.write(`${build.stdout}${build.stderr}\nThe build failed\n`);
    process.exit(1);
  }
  succeeded();
}

const stopTestServer = await startTestServer();
const { code, reports } = args.length > 0 ? await runPart() : await runProjects();
await stopTestServer();

const counts = reports.filter((report) => existsSync(report)).map(readReport);
const sum = (what) => counts.reduce((total, count) => total + count[what], 0);
const skipped = sum('skipped');
const failed = Math.max(sum('failed'), code === 0 ? 0 : 1);
process.stdout.write(`${sum('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
const partial = skipped > 0 && process.env.CI === 'true';
if (partial) process.stderr.write('In CI nothing may be skipped\n');
process.exit(failed > 0 || partial ? 1 : 0);

async function runPart() {
  const report = join(tmpdir(), `ambito-test-${process.pid}.json`);
  return { code: await runJest(report, args), reports: [report] };
}

async function runProjects() {
  // The templates are migrated before the tests run side by side, and Nx looks again at what is built.
  const { testDatabase } = await import('@ambito/testing');
  const services = ['registry', 'casework', 'information_system'];
  await Promise.all(services.map(async (service) => (await testDatabase(service)).drop()));
  const reports = ['apps', 'libs', 'tools'].flatMap((top) =>
    readdirSync(join(ROOT, top)).flatMap((name) =>
      [undefined, 1, 2].map((shard) => join(ROOT, top, name, reportOf(shard))),
    ),
  );
  // The old report is removed, so that it does not count when the project fails before its tests.
  for (const report of reports) rmSync(report, { force: true });
  // Nx begins with what most other targets wait for. `slow-tests` waits for the projects that take longest: short ones fill the end.
  const run = ['run-many', '-t', 'test', 'slow-tests', '--parallel=3', '--outputStyle=static'];
  const nx = spawn(process.execPath, [nxProgram, ...run], {
    cwd: ROOT,
    // The one server of this run, which the projects' tests share.
    env: { ...env, AMBITO_TEST_SERVER: process.env.AMBITO_TEST_SERVER },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => nx.kill(signal));
  const [code] = await once(nx, 'exit');
  return { code: code ?? 1, reports };
}
