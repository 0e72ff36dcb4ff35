// SPDX-License-Identifier: AGPL-3.0-or-later
import { answerError, isAppError, TooManyRequests, type AppError } from '@ambito/errors';
import type { Logger, Metrics } from '@ambito/telemetry';
import type { Request, RequestHandler, Response } from 'express';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Caller } from '../request-context.ts';
import { PURPOSES, type LimitsConfig, type Purpose } from './limits.ts';
import { inWords } from './retry-later.ts';

/** A Redis that does not answer at once is not waited for: the count goes on in memory. */
const ANSWER_MS = 250;
const CONNECT_MS = 2_000;

/** The words of a refusal before "riprova tra …". */
const WORDS: Readonly<Record<Purpose, string>> = {
  reading: 'Hai fatto troppe richieste',
  writing: 'Hai fatto troppe operazioni',
  probing: 'Hai cercato troppe persone',
  files: 'Hai chiesto troppi file',
  anonymous: 'Da questo indirizzo arrivano troppe richieste',
  signIn: 'Da questo indirizzo arrivano troppi accessi',
};

/** Counts requests by caller and purpose, in one place for all replicas when there is Redis. */
export interface Limiter {
  /** Counts `times` requests. @throws TooManyRequests when they are more than the purpose allows the caller */
  admit(purpose: Purpose, caller: Caller, times?: number): Promise<void>;
  stop(): Promise<void>;
}

interface LimiterDeps {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'limited'>;
}

/** Without Redis, or while it is away, each process counts by itself: a limiter that is lost must not stop the service. */
export function createLimiter(
  config: LimitsConfig & { REDIS_URL?: string | undefined },
  { logger, metrics }: LimiterDeps,
): Limiter {
  const redis = config.REDIS_URL === undefined ? undefined : connect(config.REDIS_URL, logger);
  const limiters = Object.fromEntries(
    Object.entries(PURPOSES).map(([purpose, setting]) => {
      const { requests: points, seconds: duration } = config[setting];
      const options = { points, duration, keyPrefix: `ambito:limite:1:${purpose}` };
      const memory = new RateLimiterMemory(options);
      if (redis === undefined) return [purpose, memory];
      const shared = new RateLimiterRedis({
        ...options,
        storeClient: redis,
        insuranceLimiter: memory,
        rejectIfRedisNotReady: true,
        // A caller beyond its limit is known here until it may ask again: a flood does not reach Redis.
        inMemoryBlockOnConsumed: points,
      });
      return [purpose, shared];
    }),
  ) as Record<Purpose, RateLimiterAbstract>;
  return {
    async admit(purpose, { key }, times = 1) {
      try {
        await limiters[purpose].consume(key, times);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        metrics.limited.inc({ purpose });
        const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
        throw new TooManyRequests(`${WORDS[purpose]}: riprova tra ${inWords(seconds)}`, seconds);
      }
    },
    async stop() {
      await redis?.quit().catch(() => redis.disconnect());
    },
  };
}

/** Counts each request before its body is read. @param answer writes the refusal; by default as the graph's errors are */
export function limited(
  limiter: Limiter,
  callerOf: (request: Request) => Caller,
  purposeOf: (caller: Caller) => Purpose,
  answer: (request: Request, response: Response, error: AppError) => void = (_request, response, error) =>
    answerError(response, error),
): RequestHandler {
  return async (request, response, next) => {
    try {
      const caller = callerOf(request);
      await limiter.admit(purposeOf(caller), caller);
    } catch (error) {
      if (!isAppError(error)) throw error;
      return answer(request, response, error);
    }
    next();
  };
}

function connect(url: string, logger: Logger): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: CONNECT_MS,
    commandTimeout: ANSWER_MS,
  });
  let away = false;
  redis.on('error', (error: Error) => {
    if (!away) logger.warn({ error: error.message }, 'redis of the limiter unreachable: each process counts by itself');
    away = true;
  });
  redis.on('ready', () => (away = false));
  return redis;
}
