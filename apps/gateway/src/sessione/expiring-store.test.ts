// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { ExpiringStore } from './expiring-store.ts';
import { MemoryStore } from './memory-store.ts';
import { RedisStore } from './redis-store.ts';
import { hasRedis, startRedis, type RunningRedis } from './testing.ts';

interface Value {
  n: number;
}

/** One contract for every store. */
function conforms(create: (ttlMs: number, ofOne?: number) => ExpiringStore<Value>): void {
  const LONG = 60_000;

  test('keeps, gives back, takes once', async () => {
    const store = create(LONG);
    await store.put('k', { n: 1 });
    expect(await store.touch('k')).toEqual({ n: 1 });
    expect((await Promise.all([store.take('k'), store.take('k')])).filter(Boolean)).toEqual([{ n: 1 }]);
    expect(await store.touch('k')).toBeUndefined();
  });

  test('replaces what is there and nothing else', async () => {
    const store = create(LONG);
    expect(await store.replace('k', { n: 2 })).toBe(false);
    expect(await store.touch('k')).toBeUndefined();
    await store.put('k', { n: 1 });
    expect(await store.replace('k', { n: 2 })).toBe(true);
    expect(await store.touch('k')).toEqual({ n: 2 });
  });

  test('forgets values that are not used and keeps those that are', async () => {
    const store = create(300);
    await store.put('idle', { n: 1 });
    await store.put('used', { n: 2 });
    for (let i = 0; i < 4; i += 1) {
      await sleep(120);
      expect(await store.touch('used')).toEqual({ n: 2 });
    }
    expect(await store.touch('idle')).toBeUndefined();
    expect(await store.replace('idle', { n: 3 })).toBe(false);
  });

  test('an owner who puts too many loses the oldest of its own, and nobody else loses one', async () => {
    const store = create(LONG, 2);
    await store.put('of another', { n: 0 }, 'another');
    for (const n of [1, 2, 3, 4]) await store.put(`k${n}`, { n }, 'one');
    const left = await Promise.all(['of another', 'k1', 'k2', 'k3', 'k4'].map((key) => store.take(key)));
    expect(left).toEqual([{ n: 0 }, undefined, undefined, { n: 3 }, { n: 4 }]);
  });

  test('works alone for a key, though a work failed, and side by side for others', async () => {
    const store = create(LONG);
    const log: string[] = [];
    const work =
      (name: string, fails = false) =>
      async (): Promise<string> => {
        log.push(`${name} in`);
        await sleep(30);
        log.push(`${name} out`);
        if (fails) throw new Error(name);
        return name;
      };
    const results = await Promise.allSettled([
      store.alone('k', work('a', true)),
      store.alone('k', work('b')),
      store.alone('k', work('c')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    for (let i = 0; i < log.length; i += 2) expect(log[i]?.replace('in', 'out')).toBe(log[i + 1]);

    let other = false;
    await store.alone('k', () => store.alone('other', async () => (other = true)));
    expect(other).toBe(true);
  });
}

describe('in memory', () => {
  conforms((ttlMs, ofOne) => new MemoryStore<Value>({ ttlMs, max: 100, ...(ofOne === undefined ? {} : { ofOne }) }));

  test('when full, the owner who has most loses its oldest value', async () => {
    const store = new MemoryStore<Value>({ ttlMs: 60_000, max: 4, ofOne: 3 });
    await store.put('early', { n: 0 }, 'early');
    for (const n of [1, 2, 3]) await store.put(`k${n}`, { n }, 'flood');
    await store.put('late', { n: 9 }, 'late');
    await store.put('k4', { n: 4 }, 'flood');
    const left = await Promise.all(['early', 'late', 'k1', 'k2', 'k3', 'k4'].map((key) => store.take(key)));
    expect(left).toEqual([{ n: 0 }, { n: 9 }, undefined, undefined, { n: 3 }, { n: 4 }]);
  });

  test('is bounded: the value that was unused for longest leaves', async () => {
    const store = new MemoryStore<Value>({ ttlMs: 60_000, max: 2 });
    await store.put('a', { n: 1 });
    await store.put('b', { n: 2 });
    await store.touch('a');
    await store.put('c', { n: 3 });
    expect([await store.touch('a'), await store.touch('b')]).toEqual([{ n: 1 }, undefined]);
  });
});

if (!hasRedis) process.stderr.write('SKIPPED: session store on Redis, for redis-server is not on the path\n');

(hasRedis ? describe : describe.skip)('on Redis', () => {
  let server: RunningRedis;
  let redis: Redis;
  let created = 0;

  beforeAll(async () => {
    server = await startRedis();
    redis = new Redis(server.url);
  });
  afterAll(async () => {
    await redis.quit();
    await server.stop();
  });

  conforms(
    (ttlMs, ofOne) =>
      new RedisStore<Value>(redis, {
        ttlMs,
        prefix: `test:${(created += 1)}`,
        ...(ofOne === undefined ? {} : { ofOne }),
      }),
  );

  test('says UNAVAILABLE when Redis is away', async () => {
    const away = new Redis(1, '127.0.0.1', { maxRetriesPerRequest: 0, retryStrategy: () => null });
    away.on('error', () => undefined);
    const store = new RedisStore<Value>(away, { ttlMs: 1_000, prefix: 'test' });
    await expect(store.touch('k')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
