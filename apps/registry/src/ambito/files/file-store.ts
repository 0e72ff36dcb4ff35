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
 * Where files are kept, under keys that say nothing of them. It knows neither names, nor types, nor who may read: that is in
 * the rows of whoever stores. No listing either: what is there is what the rows name.
 */
export interface FileStore {
  /** A local folder for files that are still arriving. */
  readonly spool: string;
  /**
   * Stores a file: whole, or not at all whatever dies on the way. The received one may be used up. A key is written once.
   * @throws Unavailable when the store does not answer
   */
  put(key: string, file: ReceivedFile): Promise<void>;
  /** @throws NotFound when there is none under the key, Unavailable when the store does not answer */
  read(key: string): Promise<Readable>;
  /** One that is not there is as good as removed. @throws Unavailable */
  remove(key: string): Promise<void>;
  /** Answers when files can be stored, for readiness. @throws Error */
  ready(): Promise<void>;
}

const KEY = /^[0-9a-f]{32}$/;

/** 128 random bits: whoever knows one file's key knows no other's. */
export function newFileKey(): string {
  return randomBytes(16).toString('hex');
}

/** @throws Error for what is no key, so that nothing else ever becomes a path */
export function checkedKey(key: string): string {
  if (!KEY.test(key)) throw new Error('Not the key of a file');
  return key;
}
