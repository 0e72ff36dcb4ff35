// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/*
 * Whether anything that is built has changed since the last build. Nx looks at the content of every file, in two seconds; this looks
 * at when the files and folders last changed, and only spares Nx a look when none has.
 */

const AT_THE_ROOT = ['package.json', 'nx.json', '.swcrc', 'node_modules/.package-lock.json', 'tools/bundle/bundle.mjs'];
const stampOf = (root, targets) => join(root, '.nx', 'built', `${targets.join('-')}.json`);

/**
 * @param root the folder of the repository, @param targets what is built
 * @returns whether all of it is there, and nothing that it is made from has changed since
 */
export function isUnchanged(root, targets) {
  try {
    const { since, built } = JSON.parse(readFileSync(stampOf(root, targets), 'utf8'));
    return (
      built.every((folder) => existsSync(join(root, folder))) &&
      [...sources(root)].every((path) => changedAt(path) < since)
    );
  } catch {
    return false;
  }
}

/**
 * Notes the time before a build.
 * @returns what notes that the build has succeeded
 */
export function beforeBuild(root, targets) {
  const stamp = stampOf(root, targets);
  mkdirSync(dirname(stamp), { recursive: true });
  // By the clock of the file system, which may be some milliseconds behind.
  writeFileSync(stamp, '');
  const since = changedAt(stamp);
  return () => {
    const built = projects(root).flatMap((folder) => [join(folder, 'dist'), join(folder, 'bundle')]);
    writeFileSync(stamp, JSON.stringify({ since, built: built.filter((folder) => existsSync(join(root, folder))) }));
  };
}

// The time of the change of the inode: nobody can set it back, as a copy or an archive does with that of the content.
const changedAt = (path) => statSync(path).ctimeMs;

/** What is built, and the folders that hold it: a file that went changes its folder. */
function* sources(root) {
  for (const file of AT_THE_ROOT) yield join(root, file);
  for (const folder of projects(root)) {
    yield join(root, folder, 'package.json');
    for (const name of readdirSync(join(root, folder))) if (name.endsWith('.graphql')) yield join(root, folder, name);
    const src = join(root, folder, 'src');
    if (existsSync(src)) yield* all(src);
  }
}

function* all(folder) {
  yield folder;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* all(path);
    else yield path;
  }
}

function projects(root) {
  return ['apps', 'libs', 'tools'].flatMap((top) =>
    readdirSync(join(root, top))
      .map((name) => join(top, name))
      .filter((folder) => existsSync(join(root, folder, 'package.json'))),
  );
}
