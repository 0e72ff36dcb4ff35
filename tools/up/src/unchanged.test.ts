// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

interface Unchanged {
  isUnchanged(root: string, targets: readonly string[]): boolean;
  beforeBuild(root: string, targets: readonly string[]): () => void;
}
const launcher = pathToFileURL(join(import.meta.dirname, '..', 'unchanged.mjs')).href;
const { isUnchanged, beforeBuild } = (await import(launcher)) as Unchanged;

const TARGETS = ['build', 'bundle'];
let root: string;
const write = async (path: string, content = 'x'): Promise<void> => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ambito-unchanged-'));
  for (const file of [
    'package.json',
    'nx.json',
    '.swcrc',
    'node_modules/.package-lock.json',
    'tools/bundle/bundle.mjs',
  ])
    await write(file);
  for (const file of [
    'package.json',
    'schema.graphql',
    'src/main.ts',
    'src/sede/sede.ts',
    'dist/main.js',
    'bundle/main.js',
  ])
    await write(join('apps', 'registry', file));
  await mkdir(join(root, 'libs'));
  // Later than the files by the clock of the file system, which may be coarse.
  await sleep(20);
  beforeBuild(root, TARGETS)();
});
afterEach(() => rm(root, { recursive: true }));

test('after a build nothing has changed, until a source does', async () => {
  expect(isUnchanged(root, TARGETS)).toBe(true);
  await write('apps/registry/test-report.json');
  await write('apps/registry/dist/main.js', 'y');
  expect(isUnchanged(root, TARGETS)).toBe(true);
  expect(isUnchanged(root, ['build'])).toBe(false);
});

test.each<[string, () => Promise<void>]>([
  ['a source is written', () => write('apps/registry/src/sede/sede.ts', 'y')],
  ['a source is added', () => write('apps/registry/src/sede/nuova.ts')],
  ['a source goes', () => rm(join(root, 'apps/registry/src/sede/sede.ts'))],
  ['a schema is written', () => write('apps/registry/schema.graphql', 'y')],
  ['packages are installed', () => write('node_modules/.package-lock.json', 'y')],
  ['what was built goes', () => rm(join(root, 'apps/registry/bundle'), { recursive: true })],
  ['a project is added', () => write('libs/nuova/package.json')],
  [
    'a source is replaced by an older file',
    async () => {
      await write('apps/registry/old.ts', 'y');
      await utimes(join(root, 'apps/registry/old.ts'), 0, 0);
      await rename(join(root, 'apps/registry/old.ts'), join(root, 'apps/registry/src/main.ts'));
    },
  ],
])('something has changed when %s', async (_what, change) => {
  await change();
  expect(isUnchanged(root, TARGETS)).toBe(false);
});

test('a build that did not end well built nothing', () => {
  beforeBuild(root, TARGETS);
  expect(isUnchanged(root, TARGETS)).toBe(false);
});
