// SPDX-License-Identifier: AGPL-3.0-or-later
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { liveProcess } from './process-table.ts';

interface Holder {
  pid: number;
  startedAt: string;
}

/**
 * Claims a folder for this process, by a file that names the process. The claim of a dead process is taken over.
 * @param file the lock file; its folder exists
 * @param inUse the error to throw when the process `pid` holds it
 * @returns a function that releases the folder
 */
export async function claim(file: string, inUse: (pid: number) => Error): Promise<() => Promise<void>> {
  const self = await liveProcess(process.pid);
  const mine = JSON.stringify({ pid: process.pid, startedAt: self?.startedAt ?? '' } satisfies Holder);
  const aside = `${file}.${process.pid}`;
  try {
    for (;;) {
      // A link appears whole or not at all, and never over another: nobody reads a file half written.
      await writeFile(aside, mine, { mode: 0o600 });
      if (await succeeds(link(aside, file), 'EEXIST')) return () => rm(file, { force: true });

      const found = await readFile(file, 'utf8').catch(() => '');
      const holder = parse(found);
      if (holder !== undefined && (await liveProcess(holder.pid))?.startedAt === holder.startedAt)
        throw inUse(holder.pid);
      // Several processes may find the same dead holder: one moves its file away. A process that moved a newer file puts it back.
      if (!(await succeeds(rename(file, aside), 'ENOENT'))) continue;
      if ((await readFile(aside, 'utf8')) !== found) await succeeds(link(aside, file), 'EEXIST');
    }
  } finally {
    await rm(aside, { force: true });
  }
}

/** False when it fails with that code; any other failure is thrown. */
async function succeeds(action: Promise<void>, unlessCode: string): Promise<boolean> {
  try {
    await action;
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === unlessCode) return false;
    throw error;
  }
}

function parse(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}
