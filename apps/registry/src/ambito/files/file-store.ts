// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

/** A file on the local disk that was received whole and checked, ready to be stored. */
export interface ReceivedFile {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

/**
 * Where files are kept, under keys that reveal nothing. It knows no names, no types and no readers: these are in the rows of
 * the service that stores. It lists no files either: the rows name them all.
 */
export interface FileStore {
  /** A local folder for files that are still arriving. */
  readonly spool: string;
  /**
   * Stores a file whole or not at all, even if a process dies meanwhile. It may move the received file. A key is written once.
   * @throws Unavailable when the store does not answer
   */
  put(key: string, file: ReceivedFile): Promise<void>;
  /** @throws NotFound when no file has the key, Unavailable when the store does not answer */
  read(key: string): Promise<Readable>;
  /** Removes a file, if it is there. @throws Unavailable */
  remove(key: string): Promise<void>;
  /** Answers when files can be stored, for readiness. @throws Error */
  ready(): Promise<void>;
}

const KEY = /^[0-9a-f]{32}$/;

/** 128 random bits, so that nobody can guess the key of another file. */
export function newFileKey(): string {
  return randomBytes(16).toString('hex');
}

/** @throws Error for a text that is not a key, so that it never becomes a path */
export function checkedKey(key: string): string {
  if (!KEY.test(key)) throw new Error('Not the key of a file');
  return key;
}
