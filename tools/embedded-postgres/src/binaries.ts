// SPDX-License-Identifier: AGPL-3.0-or-later
import { access, constants, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** The server's programs. They find their libraries and shared files by relative paths, so that `root` can be copied whole. */
export interface Binaries {
  readonly root: string;
  readonly version: string;
  readonly initdb: string;
  readonly postgres: string;
}

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const PACKAGE = `@embedded-postgres/${PLATFORM}`;

/**
 * The programs of the platform's package.
 * @throws EmbeddedPostgresError when the platform has none, or its install script did not run
 */
export async function findBinaries(packageRoot = locatePackage()): Promise<Binaries> {
  const { version } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  const binaries = binariesIn(join(packageRoot, 'native'), version);
  const [programs, links] = [[binaries.initdb, binaries.postgres], await linksOf(packageRoot)];
  try {
    await Promise.all([
      ...programs.map((path) => access(path, constants.X_OK)),
      ...links.map((path) => access(path, constants.R_OK)),
    ]);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `PostgreSQL incorporato è installato a metà, manca ${(cause as NodeJS.ErrnoException).path}: esegui «npm rebuild ${PACKAGE}»`,
      { cause },
    );
  }
  return binaries;
}

export function binariesIn(root: string, version: string): Binaries {
  return { root, version, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') };
}

function locatePackage(): string {
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(wrapper).resolve(PACKAGE)));
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `PostgreSQL incorporato non è installato per ${PLATFORM}: esegui «npm ci», oppure usa un server tuo con le variabili *_DATABASE_URL`,
      { cause },
    );
  }
}

/** The links between libraries that the package's install script makes, since a package of npm cannot hold any. */
async function linksOf(packageRoot: string): Promise<string[]> {
  const list = await readFile(join(packageRoot, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  return (JSON.parse(list) as { target: string }[]).map(({ target }) => join(packageRoot, target));
}
