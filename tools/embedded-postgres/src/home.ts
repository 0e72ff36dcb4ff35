// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile } from 'node:child_process';
import { lstat, readFile, realpath, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { findBinaries, type Binaries } from './binaries.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { moveIn, reachableBy } from './system-account.ts';

const run = promisify(execFile);

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** The folder of a server and the account that runs it. */
export interface Home {
  /** The folder of the cluster, `PGDATA`. */
  readonly cluster: string;
  readonly binaries: Binaries;
  /** Put before each program. */
  readonly prefix: readonly string[];
  /** The account that runs the programs and owns their files, when it is not this process's own account. */
  readonly owner?: Owner;
}

/** The facts of the machine that tests replace. */
export interface Machine {
  readonly allowsUserNamespaces: boolean;
  /** Where root keeps the cluster of a server that cannot live in the folder asked for. */
  readonly systemFolder: string;
  /** The account that owns that folder; made when it is missing. */
  readonly systemAccount: string;
}

export const THIS_MACHINE: Machine = {
  allowsUserNamespaces: true,
  systemFolder: '/var/lib/ambito',
  systemAccount: 'ambito-postgres',
};

/**
 * PostgreSQL refuses to run as root, and as an account without a name. Hence:
 * - a cluster of another account's, started by root, runs as that account;
 * - an ordinary user's runs as that user;
 * - root's runs in a user namespace, where it passes for an unprivileged account: it enters root's private folders, and has
 *   none of root's powers;
 * - where namespaces are forbidden, root's lives in a folder of a system account, and `dataDir` is a link to it.
 */
export async function findHome(dataDir: string, machine: Machine): Promise<Home> {
  const binaries = await findBinaries();
  const isRoot = process.getuid?.() === 0;
  const found = await stat(dataDir).catch(() => undefined);
  if (found === undefined) await refuseLostCluster(dataDir);
  if (isRoot && found !== undefined && found.uid !== 0) {
    const owner = { uid: found.uid, gid: found.gid };
    return {
      cluster: await realpath(dataDir),
      binaries: await reachableBy(owner, binaries, machine),
      prefix: [],
      owner,
    };
  }
  const asItIs: Home = { cluster: dataDir, binaries, prefix: [] };
  if (!isRoot && hasName()) return asItIs;
  const prefix = await namespacePrefix();
  if (machine.allowsUserNamespaces && (await worksUnder(prefix, binaries, dirname(dataDir))))
    return { ...asItIs, prefix };
  return isRoot ? moveIn(dataDir, binaries, machine) : asItIs;
}

async function refuseLostCluster(dataDir: string): Promise<void> {
  const link = await lstat(dataDir).catch(() => undefined);
  if (link === undefined) return;
  throw new EmbeddedPostgresError(
    `La cartella a cui rimanda ${dataDir} non c'è più: ripristinala, oppure cancella la cartella dei dati (AMBITO_DATA) per ricominciare da capo`,
  );
}

/** Containers are often run under a number that no account has. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** In the namespace, the files of this process belong to `nobody`. */
async function namespacePrefix(): Promise<readonly string[]> {
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const uid = /^nobody:[^:]*:(\d+):/m.exec(accounts)?.[1] ?? '65534';
  return ['unshare', '--user', `--map-user=${uid}`, `--map-group=${uid}`, '--'];
}

/** Tries the namespace: kernels, containers and old versions of `unshare` forbid it in different ways. */
async function worksUnder(prefix: readonly string[], { initdb }: Binaries, folder: string): Promise<boolean> {
  const [command = '', ...args] = [...prefix, 'sh', '-c', 'id -un && "$0" --version && test -w "$1"', initdb, folder];
  return run(command, args).then(
    () => true,
    () => false,
  );
}
