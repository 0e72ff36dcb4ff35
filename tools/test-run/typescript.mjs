// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
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

const { jsc, module } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '.swcrc'), 'utf8'));
const options = {
  swcrc: false,
  // Imports name the sources, and go on doing so.
  jsc: { ...jsc, rewriteRelativeImportExtensions: false },
  module,
  sourceMaps: 'inline',
};

export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !/\.ts($|\?)/.test(url)) return nextLoad(url, context);
  const { transform } = await import('@swc/core');
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { ...options, filename });
  return { format: 'module', source: code, shortCircuit: true };
}
