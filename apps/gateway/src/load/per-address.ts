// SPDX-License-Identifier: AGPL-3.0-or-later
import { LRUCache } from 'lru-cache';

/** Addresses of which something is known; the one longest unseen is forgotten. */
const ADDRESSES = 5_000;

/** What is known of each address by its pseudonym. @param make what is known of one that asks for the first time */
export function perAddress<T extends object>(make: () => T): (key: string) => T {
  const known = new LRUCache<string, T>({ max: ADDRESSES });
  return (key) => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
}
