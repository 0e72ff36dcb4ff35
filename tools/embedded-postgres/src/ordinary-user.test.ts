// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile, spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const source = dirname(fileURLToPath(import.meta.url));
const root = join(source, '..', '..', '..');
const NOBODY = 65_534;
const asNobody = ['--reuid', String(NOBODY), '--regid', String(NOBODY), '--clear-groups', '--'];
/** Root alone can change its account, and another account must be able to read this checkout. */
const possible =
  spawnSync('setpriv', [...asNobody, process.execPath, '-e', `fs.statSync(${JSON.stringify(source)})`]).status === 0;

const SCRIPT = `
import { startEmbeddedPostgres } from './embedded-postgres/index.js';
import { provisionService } from './embedded-postgres/index.js';
const server = await startEmbeddedPostgres({ dataDir: process.argv[2] });
const passwords = { owner: 'a', service: 'b', worker: 'c' };
await provisionService(server.adminUrl, { service: 'registry', passwords });
await server.stop();
console.log('ready and stopped as', process.getuid());
`;

(possible ? test : test.skip)('runs as an ordinary user, in that user’s private folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ambito utente-'));
  try {
    const compiled = join(folder, 'embedded-postgres');
    await run(
      join(root, 'node_modules/.bin/swc'),
      ['src', '-d', compiled, '--strip-leading-paths', '--config-file', join(root, '.swcrc')],
      { cwd: join(source, '..') },
    );
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await writeFile(join(folder, 'script.js'), SCRIPT);
    await chmod(folder, 0o755);
    const home = join(folder, 'casa privata');
    await mkdir(home, { mode: 0o700 });
    await chown(home, NOBODY, NOBODY);

    const { stdout } = await run(
      'setpriv',
      [...asNobody, process.execPath, join(folder, 'script.js'), join(home, 'postgres')],
      { cwd: '/' },
    );
    expect(stdout).toBe(`ready and stopped as ${NOBODY}\n`);
    expect((await stat(join(home, 'postgres', 'PG_VERSION'))).uid).toBe(NOBODY);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
