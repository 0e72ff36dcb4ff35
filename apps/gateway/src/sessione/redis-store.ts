// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '@ambito/errors';
import type { Redis } from 'ioredis';
import type { ExpiringStore } from './expiring-store.ts';

/** Longer than the work under a lock can take: a call to the issuer with its own timeout. */
const LOCK_MS = 15_000;
const LOCK_POLL_MS = 25;
const RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";

/** For any number of replicas, over Redis 6.2 or later. Values are stored as JSON. */
export class RedisStore<T extends object> implements ExpiringStore<T> {
  constructor(
    private readonly redis: Redis,
    private readonly options: { ttlMs: number; prefix: string; ofOne?: number },
  ) {}

  async put(key: string, value: T, owner?: string): Promise<void> {
    const name = this.nameOf(key);
    await this.ask(() => this.redis.set(name, JSON.stringify(value), 'PX', this.options.ttlMs));
    if (owner !== undefined) await this.own(name, owner);
  }

  /** Lists a value under its owner, whose oldest ones go. Values that were taken count until then. */
  private async own(name: string, owner: string): Promise<void> {
    const { ttlMs, ofOne = Number.MAX_SAFE_INTEGER } = this.options;
    const list = `${this.options.prefix}:di:${owner}`;
    await this.ask(async () => {
      const many = await this.redis.rpush(list, name);
      await this.redis.pexpire(list, ttlMs);
      const gone = many > ofOne ? await this.redis.lpop(list, many - ofOne) : null;
      if (gone !== null && gone.length > 0) await this.redis.del(...gone);
    });
  }

  async touch(key: string): Promise<T | undefined> {
    return decode(await this.ask(() => this.redis.getex(this.nameOf(key), 'PX', this.options.ttlMs)));
  }

  async replace(key: string, value: T): Promise<boolean> {
    const done = await this.ask(() =>
      this.redis.set(this.nameOf(key), JSON.stringify(value), 'PX', this.options.ttlMs, 'XX'),
    );
    return done === 'OK';
  }

  async take(key: string): Promise<T | undefined> {
    return decode(await this.ask(() => this.redis.getdel(this.nameOf(key))));
  }

  async alone<R>(key: string, work: () => Promise<R>): Promise<R> {
    const lock = `${this.nameOf(key)}:lock`;
    const holder = randomUUID();
    const deadline = Date.now() + LOCK_MS;
    while ((await this.ask(() => this.redis.set(lock, holder, 'PX', LOCK_MS, 'NX'))) === null) {
      if (Date.now() > deadline) throw new Unavailable('La sessione è occupata da un’altra richiesta: riprova');
      await sleep(LOCK_POLL_MS);
    }
    try {
      return await work();
    } finally {
      await this.redis.eval(RELEASE, 1, lock, holder).catch(() => undefined);
    }
  }

  private nameOf(key: string): string {
    return `${this.options.prefix}:${key}`;
  }

  private async ask<R>(command: () => Promise<R>): Promise<R> {
    try {
      return await command();
    } catch (cause) {
      throw new Unavailable('Le sessioni non sono raggiungibili: riprova fra poco', { cause });
    }
  }
}

function decode<T>(text: string | null): T | undefined {
  return text === null ? undefined : (JSON.parse(text) as T);
}
