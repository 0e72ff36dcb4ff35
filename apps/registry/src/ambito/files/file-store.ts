// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

/** A file received whole and checked, on the local disk, about to be stored. */
export interface ReceivedFile {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

/**
 * A store of files under keys that reveal nothing of them. It knows no names, types or readers: the caller's rows have them. It
 * gives no list either: the rows name every file.
 */
export interface FileStore {
  /** A local folder for files that are still arriving. */
  readonly spool: string;
  /**
   * Stores a whole file or nothing, even if a process dies meanwhile. It may move the received file. A key is written once.
   * @throws Unavailable when the store does not answer
   */
  put(key: string, file: ReceivedFile): Promise<void>;
  /** @throws NotFound when the key has no file, Unavailable when the store does not answer */
  read(key: string): Promise<Readable>;
  /** Removes a file. It is no error if the file is not there. @throws Unavailable */
  remove(key: string): Promise<void>;
  /** Answers when files can be stored, for readiness. @throws Error */
  ready(): Promise<void>;
}

const KEY = /^[0-9a-f]{32}$/;

/** 128 random bits, so that the key of one file tells nothing of another. */
export function newFileKey(): string {
  return randomBytes(16).toString('hex');
}

/** @throws Error for a text that is no key, so that only keys become paths */
export function checkedKey(key: string): string {
  if (!KEY.test(key)) throw new Error('Not the key of a file');
  return key;
}
