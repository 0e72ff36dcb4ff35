// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package of the workspace, as its `package.json` tells it. */
export interface Package {
  readonly name: string;
  /** Such as `apps/casework`. */
  readonly folder: string;
  readonly dependencies: readonly string[];
}

/** The packages that the processes are made of. */
export function readPackages(root: string): Package[] {
  return ['apps', 'libs'].flatMap((top) =>
    readdirSync(join(root, top))
      .filter((name) => existsSync(join(root, top, name, 'package.json')))
      .map((name) => {
        const folder = `${top}/${name}`;
        const { name: packageName, dependencies = {} } = JSON.parse(
          readFileSync(join(root, folder, 'package.json'), 'utf8'),
        ) as { name: string; dependencies?: Record<string, string> };
        return { name: packageName, folder, dependencies: Object.keys(dependencies) };
      }),
  );
}

/** Of the packages, those in `changed` (by folder) and whatever depends on them, at any distance. */
export function affectedBy(changed: ReadonlySet<string>, packages: readonly Package[]): Package[] {
  const affected = new Set(packages.filter(({ folder }) => changed.has(folder)));
  for (let known = -1; known < affected.size;) {
    known = affected.size;
    const names = new Set([...affected].map(({ name }) => name));
    for (const candidate of packages)
      if (candidate.dependencies.some((name) => names.has(name))) affected.add(candidate);
  }
  return [...affected];
}
