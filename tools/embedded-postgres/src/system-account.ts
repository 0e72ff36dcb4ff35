// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, cp, mkdir, rename, rm, rmdir, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { binariesIn, type Binaries } from './binaries.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { Home, Machine, Owner } from './home.ts';

const run = promisify(execFile);

/** A home outside the folder asked for, which becomes a link to it: the system account could not enter a private folder. */
export async function moveIn(dataDir: string, binaries: Binaries, machine: Machine): Promise<Home> {
  await makeRoomForLink(dataDir);
  const owner = await account(machine);
  const own = join(machine.systemFolder, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  const cluster = join(own, 'cluster');
  // No link led here: whoever deleted the data folder meant to delete the cluster.
  await rm(own, { recursive: true, force: true });
  await openFolder(machine.systemFolder);
  await mkdir(own, { mode: 0o700 });
  await mkdir(cluster, { mode: 0o700 });
  await chown(own, owner.uid, owner.gid);
  await chown(cluster, owner.uid, owner.gid);
  await symlink(cluster, dataDir);
  return { cluster, binaries: await reachableBy(owner, binaries, machine), prefix: [], owner };
}

/** The programs themselves, or a copy where `owner` cannot enter the folder that they are in. */
export async function reachableBy(owner: Owner, binaries: Binaries, machine: Machine): Promise<Binaries> {
  const runs = (program: string) => run(program, ['--version'], { ...owner, cwd: '/' });
  const reachable = await Promise.all([runs(binaries.initdb), runs(binaries.postgres)]).then(
    () => true,
    () => false,
  );
  return reachable ? binaries : copyOf(binaries, machine.systemFolder);
}

async function copyOf(binaries: Binaries, systemFolder: string): Promise<Binaries> {
  const copy = join(systemFolder, `postgresql-${binaries.version}`);
  if ((await stat(copy).catch(() => undefined)) === undefined) {
    await openFolder(systemFolder);
    const half = `${copy}.${process.pid}`;
    await cp(binaries.root, half, { recursive: true, verbatimSymlinks: true });
    await run('chmod', ['-R', 'a+rX', half]);
    await rename(half, copy);
  }
  return binariesIn(copy, binaries.version);
}

/** A folder that every account may pass, whatever the umask. */
async function openFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  await chmod(path, 0o755);
}

async function makeRoomForLink(dataDir: string): Promise<void> {
  try {
    await rmdir(dataDir);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new EmbeddedPostgresError(
      `I dati in ${dataDir} appartengono a root e qui i namespace utente non sono più permessi: permettili, oppure imposta AMBITO_DATA su una cartella nuova`,
      { cause },
    );
  }
}

/** The system account, made when it is missing. It can neither sign in nor own anything but clusters. */
async function account({ systemAccount: name, systemFolder }: Machine): Promise<Owner> {
  const ids = async (): Promise<Owner> => {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, name])));
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  };
  try {
    return await ids().catch(async () => {
      await run('useradd', [
        '--system',
        '--user-group',
        '--no-create-home',
        '--home-dir',
        systemFolder,
        '--shell',
        '/usr/sbin/nologin',
        name,
      ]);
      return ids();
    });
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `PostgreSQL non gira come root, e l'utente di sistema ${name} non si può creare: crealo, oppure avvia come utente ordinario`,
      { cause },
    );
  }
}
