// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BadUserInput, Unavailable } from '@ambito/errors';
import { FILE_TYPES, typeByContent, type FileType } from './content-type.ts';
import { newFileKey, type FileStore } from './file-store.ts';
import type { Scan } from './scan.ts';

export interface ReceiveOptions {
  readonly store: FileStore;
  /** The key of the stored file. */
  readonly key: string;
  /** The declared size and type. Bytes beyond the size are not read. */
  readonly declared: { readonly bytes: number; readonly type: FileType };
  readonly scan: Scan;
}

/**
 * Receives a file: writes it to the local disk as it arrives, checks it whole, then stores it. A file that is refused, or whose sender
 * goes away, leaves nothing behind.
 * @returns its SHA-256, hexadecimal
 * @throws BadUserInput for a file that is infected or is not as declared
 * @throws Unavailable when the file cannot be checked or stored now
 */
export async function receiveFile(body: Readable, options: ReceiveOptions): Promise<string> {
  const { store, key, declared, scan } = options;
  const path = join(store.spool, newFileKey());
  try {
    const received = { path, ...(await spool(body, path, declared.bytes)) };
    if (received.bytes !== declared.bytes) throw otherSize();
    if ((await typeByContent(path)) !== declared.type)
      throw refused(`Il contenuto non è di tipo ${FILE_TYPES[declared.type]}, come dichiarato`);
    if ((await scan(path)) !== null) throw refused('Il controllo antivirus ha trovato un contenuto pericoloso');
    await store.put(key, received);
    return received.sha256;
  } finally {
    await rm(path, { force: true });
  }
}

async function spool(body: Readable, path: string, most: number): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes > most) done(otherSize());
      else done(null, chunk);
    },
  });
  try {
    // Opened before anything can be refused: a stream that opens the file by itself may do so after its removal.
    const file = await open(path, 'wx', 0o600);
    // Flushed to the disk before the file gets its name in the store.
    await pipeline(body, measure, file.createWriteStream({ flush: true }));
  } catch (cause) {
    if (cause instanceof BadUserInput) throw cause;
    throw new Unavailable('Il file non è arrivato intero: riprova', { cause });
  }
  return { bytes, sha256: hash.digest('hex') };
}

function otherSize(): BadUserInput {
  return refused('Il file non è della dimensione dichiarata');
}

function refused(message: string): BadUserInput {
  return new BadUserInput(['file'], message);
}
