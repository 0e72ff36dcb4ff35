// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { Home } from './home.ts';
import { failureOf, runProgram } from './program.ts';

export const SUPERUSER = 'postgres';

/**
 * - ICU, Italian: surnames sort as people expect, `À` beside `A` and `D'Amico` before `De Luca`, on every system alike, since
 *   the package brings ICU along and slim images have no Italian locale of their own.
 * - The C library's classes of characters still serve pg_trgm, which with plain `C` takes no letter with an accent for a letter.
 */
const LOCALE = [
  '--encoding=UTF8',
  '--locale-provider=icu',
  '--icu-locale=it-IT',
  `--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
  '--lc-messages=C',
];

/**
 * Makes the cluster unless it is there.
 * @param passwordFile where the superuser's password is kept, readable by this process's account only
 * @returns the superuser's password
 */
export async function ensureCluster(home: Home, passwordFile: string): Promise<string> {
  const major = home.binaries.version.split('.')[0] ?? '';
  const found = (await contents(join(home.cluster, 'PG_VERSION')))?.trim();
  const password = (await contents(passwordFile))?.trim();
  if (found !== undefined && found !== major) {
    throw new EmbeddedPostgresError(
      `I dati in ${home.cluster} sono di PostgreSQL ${found}, questo è il ${major}: imposta AMBITO_DATA su una cartella nuova e riportaci i dati da un backup`,
    );
  }
  if (found !== undefined && password === undefined) {
    throw new EmbeddedPostgresError(
      `Manca ${passwordFile}, la password dei dati in ${home.cluster}: ripristinala, oppure imposta AMBITO_DATA su una cartella nuova`,
    );
  }
  if (found !== undefined && password !== undefined) return password;
  return createCluster(home, passwordFile);
}

/** Makes the cluster beside its place and then moves it, so that an interrupted one is not taken for a cluster. */
async function createCluster(home: Home, passwordFile: string): Promise<string> {
  const half = `${home.cluster}.new`;
  const handed = `${half}.password`;
  const password = randomBytes(24).toString('base64url');
  try {
    await rm(half, { recursive: true, force: true });
    await rm(handed, { force: true });
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await writeFile(handed, `${password}\n`, { mode: 0o600 });
    if (home.owner !== undefined) await chown(handed, home.owner.uid, home.owner.gid);
    const args = [
      `--pgdata=${half}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${handed}`,
      '--auth=scram-sha-256',
      '--no-instructions',
      ...LOCALE,
    ];
    const initdb = await runProgram(home, home.binaries.initdb, args);
    const { code } = await initdb.ended;
    if (code !== 0) throw failureOf('initdb', initdb.lines, dirname(home.cluster));
    await rename(half, home.cluster);
    return password;
  } finally {
    await rm(handed, { force: true });
  }
}

async function contents(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
