// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** Entries of each kind; at 500 sign-ins in 10 s the oldest is many minutes old when it leaves. */
const DEFAULT_CAPACITY = 20_000;

interface Entry {
  payload: AdapterPayload;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/**
 * The data of the provider, in memory only: no personal data is written to disk, and a restart signs everybody out.
 * Bounded: beyond the capacity the oldest entry of the same kind leaves.
 */
export function createMemoryAdapter(options: { capacity?: number; now?: () => number } = {}): AdapterFactory {
  const { capacity = DEFAULT_CAPACITY, now = () => Date.now() } = options;
  return () => new MemoryAdapter(capacity, now);
}

class MemoryAdapter implements Adapter {
  private readonly entries = new Map<string, Entry>();
  private readonly idsByUid = new Map<string, string>();

  constructor(
    private readonly capacity: number,
    private readonly now: () => number,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    this.remove(id);
    this.entries.set(id, { payload, expiresAt: expiresIn === undefined ? Infinity : this.now() + expiresIn * 1000 });
    if (payload.uid !== undefined) this.idsByUid.set(payload.uid, id);
    this.dropOldest();
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const entry = this.entries.get(id);
    if (entry === undefined) return undefined;
    if (entry.expiresAt > this.now()) return entry.payload;
    this.remove(id);
    return undefined;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const id = this.idsByUid.get(uid);
    return id === undefined ? undefined : this.find(id);
  }

  /** The device flow is off. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<void> {
    const entry = this.entries.get(id);
    if (entry !== undefined) entry.payload.consumed = Math.floor(this.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.remove(id);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, { payload }] of this.entries) if (payload.grantId === grantId) this.remove(id);
  }

  /** Entries of one kind live equally long, so that the first in are the first to expire. */
  private dropOldest(): void {
    for (const [id, { expiresAt }] of this.entries) {
      if (expiresAt > this.now() && this.entries.size <= this.capacity) return;
      this.remove(id);
    }
  }

  private remove(id: string): void {
    const uid = this.entries.get(id)?.payload.uid;
    if (uid !== undefined && this.idsByUid.get(uid) === id) this.idsByUid.delete(uid);
    this.entries.delete(id);
  }
}
