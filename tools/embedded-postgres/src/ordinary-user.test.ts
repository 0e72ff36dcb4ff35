// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const source = dirname(fileURLToPath(import.meta.url));
const root = join(source, '..', '..', '..');
const NOBODY = 65_534;
const asNobody = ['--reuid', String(NOBODY), '--regid', String(NOBODY), '--clear-groups', '--'];
/** Root becomes an account that owns nothing; anybody else is an ordinary user already. */
const isRoot = process.getuid?.() === 0;
const [uid, gid] = isRoot ? [NOBODY, NOBODY] : [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
/** What the library needs; copied, since that account may not be able to enter this checkout. */
const PACKAGES = /^(pg|postgres|@embedded-postgres$|embedded-postgres$|async-exit-hook$|split2$|xtend$)/;

const SCRIPT = `
import { startEmbeddedPostgres } from './tools/embedded-postgres/dist/index.js';
import { provisionService } from './tools/embedded-postgres/dist/index.js';
const server = await startEmbeddedPostgres({ dataDir: process.argv[2] });
const passwords = { owner: 'a', service: 'b', worker: 'c' };
await provisionService(server.adminUrl, { service: 'registry', passwords });
await server.stop();
console.log('ready and stopped as', process.getuid());
`;

test('runs as an ordinary user, in that user’s private folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ambito utente-'));
  try {
    const compiled = join(folder, 'tools', 'embedded-postgres', 'dist');
    await run(
      join(root, 'node_modules/.bin/swc'),
      ['src', '-d', compiled, '--strip-leading-paths', '--config-file', join(root, '.swcrc')],
      { cwd: join(source, '..') },
    );
    await cp(join(root, 'infra', 'database'), join(folder, 'infra', 'database'), { recursive: true });
    const installed = join(root, 'node_modules');
    for (const name of (await readdir(installed)).filter((name) => PACKAGES.test(name))) {
      await cp(join(installed, name), join(folder, 'node_modules', name), { recursive: true, verbatimSymlinks: true });
    }
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await writeFile(join(folder, 'script.js'), SCRIPT);
    await chmod(folder, 0o755);
    const home = join(folder, 'casa privata');
    await mkdir(home, { mode: 0o700 });
    await chown(home, uid, gid);

    const [command = '', ...args] = [
      ...(isRoot ? ['setpriv', ...asNobody] : []),
      process.execPath,
      join(folder, 'script.js'),
    ];
    const { stdout } = await run(command, [...args, join(home, 'postgres')], { cwd: '/' });
    expect(stdout).toBe(`ready and stopped as ${uid}\n`);
    expect((await stat(join(home, 'postgres', 'PG_VERSION'))).uid).toBe(uid);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
