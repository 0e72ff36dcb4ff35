// SPDX-License-Identifier: AGPL-3.0-or-later

/** Values that expire when nobody touches them for the store's time to live. Every replica of the gateway sees them alike. */
export interface ExpiringStore<T> {
  /** @param owner whose values are so many at most: one more takes the place of the owner's own oldest */
  put(key: string, value: T, owner?: string): Promise<void>;
  /** The value, whose time starts again. */
  touch(key: string): Promise<T | undefined>;
  /** Replaces a value that still exists, so that a removed value cannot come back. @returns whether it did */
  replace(key: string, value: T): Promise<boolean>;
  /** Removes the value and returns it: of two callers, one gets it. */
  take(key: string): Promise<T | undefined>;
  /** Runs the work alone for a key. After a crash the lock lasts only seconds. */
  alone<R>(key: string, work: () => Promise<R>): Promise<R>;
}
