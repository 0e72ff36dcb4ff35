// SPDX-License-Identifier: AGPL-3.0-or-later
import { hash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { register } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

/*
 * `node --import ./tools/test-run/typescript.mjs`: Node runs TypeScript sources, each compiled by swc as it is loaded, as the
 * build compiles it. The decorators need a compiler: Node only takes the types away.
 */

// Hooks run in a thread of their own, which loads this file again.
if (isMainThread) register(import.meta.url);

const ROOT = join(import.meta.dirname, '..', '..');
const read = (...path) => JSON.parse(readFileSync(join(ROOT, ...path), 'utf8'));
const { jsc, module } = read('.swcrc');
const options = {
  swcrc: false,
  // Imports name the sources, and go on doing so.
  jsc: { ...jsc, rewriteRelativeImportExtensions: false },
  module,
  sourceMaps: 'inline',
};
const compiler = JSON.stringify([read('node_modules', '@swc', 'core', 'package.json').version, options]);
/** The last result for each file, for the other processes of a run, most of which load the same libraries, and for later runs. */
const COMPILED = join(ROOT, '.nx', 'compiled');
mkdirSync(COMPILED, { recursive: true });

export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !/\.ts($|\?)/.test(url)) return nextLoad(url, context);
  return { format: 'module', source: await compiled(fileURLToPath(url)), shortCircuit: true };
}

/** A file as JavaScript: as it was compiled before, when neither it nor the compiler has changed since. */
async function compiled(filename) {
  const text = await readFile(filename, 'utf8');
  const digest = hash('sha256', compiler + text);
  const kept = join(COMPILED, `${hash('sha1', filename)}.js`);
  const found = await readFile(kept, 'utf8').catch(() => '');
  if (found.startsWith(digest)) return found.slice(digest.length);
  const { transform } = await import('@swc/core');
  const { code } = await transform(text, { ...options, filename });
  // Another process or thread may compile the same file now: each moves a whole file there.
  const mine = `${kept}.${randomUUID()}`;
  await writeFile(mine, digest + code);
  await rename(mine, kept);
  return code;
}
