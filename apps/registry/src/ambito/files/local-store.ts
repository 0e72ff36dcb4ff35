// SPDX-License-Identifier: AGPL-3.0-or-later
import { constants } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NotFound, Unavailable } from '@ambito/errors';
import { checkedKey, type FileStore } from './file-store.ts';

const PRIVATE = 0o700;

/** Keeps files in a folder of this machine that only its user reads: for one machine, or for a volume that the processes share. */
export async function createLocalStore(folder: string): Promise<FileStore> {
  const spool = join(folder, 'in-arrivo');
  await mkdir(spool, { recursive: true, mode: PRIVATE });
  // Some thousands of folders, so that each stays small.
  const shardOf = (key: string): string => join(folder, checkedKey(key).slice(0, 2));
  const pathOf = (key: string): string => join(shardOf(key), key);
  return {
    spool,
    async put(key, { path }) {
      const [shard, target] = [shardOf(key), pathOf(key)];
      await told(async () => {
        await mkdir(shard, { recursive: true, mode: PRIVATE });
        await rename(path, target);
        await flushFolder(shard);
      });
    },
    async read(key) {
      const path = pathOf(key);
      return told(async () => (await open(path)).createReadStream());
    },
    async remove(key) {
      const path = pathOf(key);
      await told(() => rm(path, { force: true }));
    },
    ready: () => access(spool, constants.W_OK),
  };
}

/** Makes the new name survive a power cut. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw new NotFound('File non trovato', { cause });
    throw new Unavailable('I file non sono raggiungibili in questo momento: riprova tra poco', { cause });
  }
}
