// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Variables that the environment of a process or its code sets, not the operator of Ambito. */
const SURROUNDINGS = new Set([
  ...['PATH', 'HOME', 'CI', 'AMBITO_TEST_SERVER', 'NODE_OPTIONS'],
  'APOLLO_TELEMETRY_DISABLED',
]);

function sources(): string[] {
  return ['apps', 'libs', 'tools']
    .flatMap((top) => readdirSync(join(ROOT, top)).map((name) => join(top, name, 'src')))
    .filter((folder) => existsSync(join(ROOT, folder)))
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|testing/.test(path));
}

/** The settings that the sources declare in a schema, or read by name in a tool. */
function declared(): Set<string> {
  const names = new Set<string>();
  for (const path of sources()) {
    const source = read(path);
    if (!/\bz\s*\.object\(/.test(source) && !/\benv\b/.test(source)) continue;
    for (const [, name = ''] of source.matchAll(/^\s+([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*): [a-z]/gm)) names.add(name);
    for (const [, name = ''] of source.matchAll(/\benv(?:\.|\[')([A-Z][A-Z0-9_]+)/g)) names.add(name);
  }
  return new Set([...names].filter((name) => !SURROUNDINGS.has(name)));
}

const shown = new Set([...read('.env.example').matchAll(/^#([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name));

test('.env.example shows every setting that a process reads', () => {
  const all = declared();
  expect(all.size).toBeGreaterThan(25);
  expect([...all].filter((name) => !shown.has(name)).sort()).toEqual([]);
});

test('.env.example shows no setting that no process reads', () => {
  const all = declared();
  // These names are made from the names of services and roles.
  const made = /^(REGISTRY|CASEWORK|INFORMATION_SYSTEM)_(WORKER_|MIGRATION_)?DATABASE_URL$/;
  expect([...shown].filter((name) => !all.has(name) && !made.test(name)).sort()).toEqual([]);
});
