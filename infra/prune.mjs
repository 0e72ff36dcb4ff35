// SPDX-License-Identifier: AGPL-3.0-or-later
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * node infra/prune.mjs APP FOLDER
 *
 * Puts into FOLDER what one service needs to run, and nothing else of this repository: the built code of the service and of
 * the workspace packages among its `dependencies`, their package.json without `devDependencies`, and the lock file with those
 * packages alone. `npm ci` in FOLDER then installs the versions of the lock file. `npm ci -w` in the whole repository is not
 * enough: it links the workspace packages named in `devDependencies` even with `--omit=dev`, and installs what they need.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [app, folder] = process.argv.slice(2);
if (app === undefined || folder === undefined || !existsSync(join(root, 'apps', app, 'dist', 'main.js'))) {
  process.stderr.write('Usage: node infra/prune.mjs APP FOLDER, with APP built\n');
  process.exit(1);
}
const target = resolve(folder);
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const without = (entry, ...names) =>
  Object.fromEntries(Object.entries(entry).filter(([name]) => !names.includes(name)));
const writeJson = (path, value) => writeFileSync(join(target, path), `${JSON.stringify(value, null, 2)}\n`);

const lock = readJson('package-lock.json');
/** The folder of a workspace package, by its name; undefined for a package of the registry. */
const folderOf = (name) => {
  const entry = lock.packages[`node_modules/${name}`];
  return entry?.link === true ? entry.resolved : undefined;
};

const kept = new Set();
function keep(path) {
  if (kept.has(path)) return;
  kept.add(path);
  for (const name of Object.keys(readJson(join(path, 'package.json')).dependencies ?? {})) {
    const found = folderOf(name);
    if (found !== undefined) keep(found);
  }
}
keep(`apps/${app}`);

/** Code for tests and for demonstration data is built beside the rest; the packages that it imports are not installed. */
const NOT_SERVED = /\/(testing[\w-]*|demo)(\.js(\.map)?)?$/;
for (const path of kept) {
  mkdirSync(join(target, path), { recursive: true });
  const manifest = join(path, 'package.json');
  writeJson(manifest, without(readJson(manifest), 'devDependencies', 'scripts', 'nx'));
  cpSync(join(root, path, 'dist'), join(target, path, 'dist'), {
    recursive: true,
    filter: (source) => !NOT_SERVED.test(source.slice(join(root, path).length)),
  });
}
const supergraph = 'apps/gateway/supergraph.graphql';
if (app === 'gateway') cpSync(join(root, supergraph), join(target, supergraph));

const { name, version, license, type, engines } = readJson('package.json');
const manifest = { name, version, private: true, license, type, engines, workspaces: [...kept] };
writeJson('package.json', manifest);
const packages = Object.entries(lock.packages).flatMap(([path, entry]) => {
  if (path === '') return [[path, manifest]];
  if (entry.link === true) return kept.has(entry.resolved) ? [[path, entry]] : [];
  if (path.includes('node_modules/')) return [[path, entry]];
  return kept.has(path) ? [[path, without(entry, 'devDependencies')]] : [];
});
writeJson('package-lock.json', { ...lock, packages: Object.fromEntries(packages) });
