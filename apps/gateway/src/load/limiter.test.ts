// SPDX-License-Identifier: AGPL-3.0-or-later
import { readConfig } from '@ambito/config';
import { TooManyRequests } from '@ambito/errors';
import { createLogger, createMetrics } from '@ambito/telemetry';
import { Redis } from 'ioredis';
import { hasRedis, startRedis, type RunningRedis } from '../sessione/testing.ts';
import { createLimiter, type Limiter } from './limiter.ts';
import { limitsConfig, type Purpose } from './limits.ts';

const limits = readConfig(limitsConfig, { LIMIT_READING: '3/60', LIMIT_WRITING: '5/300', LIMIT_PROBING: '1/1' });
const logger = createLogger('gateway', 'silent');
const metrics = createMetrics('gateway');
const anna = { signedIn: true, key: 'anna' };
const bruno = { signedIn: true, key: 'bruno' };

/** How many of so many requests are served. */
async function served(limiter: Limiter, asked: number, purpose: Purpose = 'reading', caller = anna): Promise<number> {
  const answers = await Promise.allSettled(Array.from({ length: asked }, () => limiter.admit(purpose, caller)));
  for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(TooManyRequests);
  return answers.filter(({ status }) => status === 'fulfilled').length;
}

/** One contract, with Redis and without. */
function conforms(create: () => Limiter): void {
  test('serves so many, and refuses the rest, by caller and by purpose', async () => {
    const limiter = create();
    expect(await served(limiter, 10)).toBe(3);
    expect(await served(limiter, 10)).toBe(0);
    expect(await served(limiter, 10, 'reading', bruno)).toBe(3);
    expect(await served(limiter, 10, 'writing')).toBe(5);
    await limiter.stop();
  });

  test('counts what is done several times in one request as often', async () => {
    const limiter = create();
    await limiter.admit('writing', bruno, 4);
    await expect(limiter.admit('writing', bruno, 2)).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      message: 'Hai fatto troppe operazioni: riprova tra 5 minuti',
      riprovaTraSecondi: 300,
    });
    await limiter.stop();
  });

  test('serves again once the time that it told is over', async () => {
    const limiter = create();
    await limiter.admit('probing', anna);
    const error = await limiter.admit('probing', anna).catch((refusal: unknown) => refusal);
    expect(error).toMatchObject({ message: 'Hai cercato troppe persone: riprova tra un secondo' });
    await new Promise((resolve) => setTimeout(resolve, (error as TooManyRequests).riprovaTraSecondi * 1_000 + 50));
    await limiter.admit('probing', anna);
    await limiter.stop();
  });
}

describe('in memory', () => {
  conforms(() => createLimiter(limits, { logger, metrics }));

  test('tells the metrics what it refused, by purpose', async () => {
    const own = createMetrics('gateway');
    const limiter = createLimiter(limits, { logger, metrics: own });
    await served(limiter, 5);
    expect((await own.limited.get()).values).toMatchObject([{ value: 2, labels: { purpose: 'reading' } }]);
  });
});

if (!hasRedis) process.stderr.write('SKIPPED: limiter on Redis, for redis-server is not on the path\n');

(hasRedis ? describe : describe.skip)('on Redis', () => {
  let server: RunningRedis;
  let probe: Redis;
  beforeAll(async () => {
    server = await startRedis();
    probe = new Redis(server.url);
    probe.on('error', () => undefined);
  });
  beforeEach(() => probe.flushall());
  afterAll(async () => {
    probe.disconnect();
    await server.stop();
  });
  const create = (): Limiter => createLimiter({ ...limits, REDIS_URL: server.url }, { logger, metrics });

  /** The limiter connects by itself, and counts in memory until then. */
  async function connected(): Promise<Limiter> {
    const limiter = create();
    for (let n = 0; (await probe.dbsize()) === 0; n += 1)
      await limiter.admit('files', { signedIn: true, key: `k${n}` });
    await probe.flushall();
    return limiter;
  }

  conforms(create);

  test('two replicas count together', async () => {
    const replicas = [await connected(), await connected()] as const;
    expect((await served(replicas[0], 2)) + (await served(replicas[1], 2))).toBe(3);
    expect(await served(replicas[1], 2, 'reading', bruno)).toBe(2);
    expect((await probe.keys('*')).sort()).toEqual(['ambito:limite:1:reading:anna', 'ambito:limite:1:reading:bruno']);
    await Promise.all(replicas.map((replica) => replica.stop()));
  });

  test('without an answer of Redis requests are served and still counted', async () => {
    const limiter = await connected();
    expect(await served(limiter, 1)).toBe(1);
    await server.stop();
    expect(await served(limiter, 10)).toBe(3);
    expect(await served(limiter, 10)).toBe(0);
    await limiter.stop();
    server = await startRedis();
    probe.disconnect();
    probe = new Redis(server.url);
  });
});
