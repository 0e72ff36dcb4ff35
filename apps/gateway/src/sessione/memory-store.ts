// SPDX-License-Identifier: AGPL-3.0-or-later
import { LRUCache } from 'lru-cache';
import type { ExpiringStore } from './expiring-store.ts';

/** For one process on one machine. When full, the value longest untouched leaves. */
export class MemoryStore<T extends object> implements ExpiringStore<T> {
  private readonly values: LRUCache<string, T>;
  private readonly queues = new Map<string, Promise<unknown>>();

  constructor(options: { ttlMs: number; max: number }) {
    this.values = new LRUCache({ max: options.max, ttl: options.ttlMs, updateAgeOnGet: true, ttlResolution: 0 });
  }

  async put(key: string, value: T): Promise<void> {
    this.values.set(key, value);
  }

  async touch(key: string): Promise<T | undefined> {
    return this.values.get(key);
  }

  async replace(key: string, value: T): Promise<boolean> {
    if (!this.values.has(key)) return false;
    this.values.set(key, value);
    return true;
  }

  async take(key: string): Promise<T | undefined> {
    const value = this.values.get(key);
    this.values.delete(key);
    return value;
  }

  async alone<R>(key: string, work: () => Promise<R>): Promise<R> {
    const result = (this.queues.get(key) ?? Promise.resolve()).then(work);
    const settled = result.catch(() => undefined);
    this.queues.set(key, settled);
    try {
      return await result;
    } finally {
      if (this.queues.get(key) === settled) this.queues.delete(key);
    }
  }
}
