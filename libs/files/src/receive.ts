// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BadUserInput, Unavailable } from '@ambito/errors';
import { FILE_TYPES, typeByContent, type FileType } from './content-type.ts';
import { newFileKey, type FileStore } from './file-store.ts';
import type { Scan } from './scan.ts';

export interface ReceiveOptions {
  readonly store: FileStore;
  /** Under which the file will be found. */
  readonly key: string;
  readonly maxBytes: number;
  readonly scan: Scan;
  /** Types taken in here, of those that there are. */
  readonly types?: readonly FileType[];
}

export interface FileFacts {
  readonly type: FileType;
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

/**
 * Takes a file in: onto the local disk as it comes, then looked at whole, then stored. One that is refused, or whose sender
 * goes away, leaves nothing behind.
 * @throws BadUserInput for one that is empty, too large, of a type not taken in or infected
 * @throws Unavailable when it cannot be checked or stored now
 */
export async function receiveFile(body: Readable, options: ReceiveOptions): Promise<FileFacts> {
  const { store, key, maxBytes, scan, types = Object.keys(FILE_TYPES) as FileType[] } = options;
  const path = join(store.spool, newFileKey());
  try {
    const received = { path, ...(await spool(body, path, maxBytes)) };
    if (received.bytes === 0) throw refused('Il file è vuoto');
    const type = await typeByContent(path);
    if (type === undefined || !types.includes(type))
      throw refused(`Il contenuto non è di un tipo ammesso: ${types.map((known) => FILE_TYPES[known]).join(', ')}`);
    if ((await scan(path)) !== null) throw refused('Il controllo antivirus ha trovato un contenuto pericoloso');
    await store.put(key, received);
    return { type, bytes: received.bytes, sha256: received.sha256 };
  } finally {
    await rm(path, { force: true });
  }
}

async function spool(body: Readable, path: string, maxBytes: number): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes > maxBytes) done(refused(`Il file supera ${Math.floor(maxBytes / 1024 / 1024)} MB`));
      else done(null, chunk);
    },
  });
  try {
    // On the disk before it gets a name in the store.
    await pipeline(body, measure, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  } catch (cause) {
    if (cause instanceof BadUserInput) throw cause;
    throw new Unavailable('Il file non è arrivato intero: riprova', { cause });
  }
  return { bytes, sha256: hash.digest('hex') };
}

function refused(message: string): BadUserInput {
  return new BadUserInput(['file'], message);
}
