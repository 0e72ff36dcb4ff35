// SPDX-License-Identifier: AGPL-3.0-or-later
import { LRUCache } from 'lru-cache';
import type { ExpiringStore } from './expiring-store.ts';

/**
 * For one process on one machine. When full, the value longest untouched leaves; where values have owners, the oldest value of the
 * owner who has most.
 */
export class MemoryStore<T extends object> implements ExpiringStore<T> {
  private readonly values: LRUCache<string, { readonly value: T; readonly owner: string | undefined }>;
  /** The keys of each owner, the oldest first. */
  private readonly owned = new Map<string, Set<string>>();
  private readonly queues = new Map<string, Promise<unknown>>();
  private readonly max: number;
  private readonly ofOne: number;

  /** @param options `ofOne`: how many values an owner has at most */
  constructor({ ttlMs, max, ofOne = max }: { ttlMs: number; max: number; ofOne?: number }) {
    this.max = max;
    this.ofOne = ofOne;
    this.values = new LRUCache({
      max,
      ttl: ttlMs,
      updateAgeOnGet: true,
      ttlResolution: 0,
      dispose: ({ owner }, key, reason) => {
        if (reason !== 'set') this.disown(key, owner);
      },
    });
  }

  async put(key: string, value: T, owner?: string): Promise<void> {
    if (owner !== undefined) this.own(key, owner);
    this.values.set(key, { value, owner });
  }

  async touch(key: string): Promise<T | undefined> {
    return this.values.get(key)?.value;
  }

  async replace(key: string, value: T): Promise<boolean> {
    const found = this.values.get(key);
    if (found === undefined) return false;
    this.values.set(key, { ...found, value });
    return true;
  }

  async take(key: string): Promise<T | undefined> {
    const found = this.values.get(key);
    this.values.delete(key);
    return found?.value;
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

  /** Makes room for one more value of an owner. */
  private own(key: string, owner: string): void {
    if ((this.owned.get(owner)?.size ?? 0) >= this.ofOne) this.dropOldest(owner);
    if (this.values.size >= this.max) this.values.purgeStale();
    if (this.values.size >= this.max) this.dropOldest(this.whoHasMost());
    const keys = this.owned.get(owner) ?? new Set();
    this.owned.set(owner, keys.add(key));
  }

  private disown(key: string, owner: string | undefined): void {
    const keys = owner === undefined ? undefined : this.owned.get(owner);
    keys?.delete(key);
    if (owner !== undefined && keys?.size === 0) this.owned.delete(owner);
  }

  private dropOldest(owner: string | undefined): void {
    const [oldest] = (owner === undefined ? undefined : this.owned.get(owner)) ?? [];
    if (oldest !== undefined) this.values.delete(oldest);
  }

  private whoHasMost(): string | undefined {
    let most: readonly [string | undefined, number] = [undefined, 0];
    for (const [owner, { size }] of this.owned) if (size > most[1]) most = [owner, size];
    return most[0];
  }
}
