// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TokenVerifier } from '@ambito/access';
import type { Logger } from '@ambito/telemetry';
import type { Request, RequestHandler, Router } from 'express';
import { Redis } from 'ioredis';
import { FIXED_LIMITS } from '../load/index.ts';
import { createAuthenticate } from './authenticate.ts';
import { checkSessioneConfig, type SessioneConfig } from './config.ts';
import type { ExpiringStore } from './expiring-store.ts';
import { createIssuer } from './issuer.ts';
import { MemoryStore } from './memory-store.ts';
import { RedisStore } from './redis-store.ts';
import { createIdCookie } from './session-cookie.ts';
import { createSessionRouter } from './session-router.ts';
import { createSessions, IDLE_MS, LOGIN_MS, type Login, type Session } from './sessions.ts';

/** Sessions and sign-ins that one process keeps in memory: some thousands of each weigh a few tens of MB. */
const MAX_IN_MEMORY = 10_000;
const REDIS_TIMEOUT_MS = 2_000;

/** The session's back end, mounted in the gateway: `router` at `/auth`, `authenticate` before what needs to know who asks. */
export interface Sessione {
  readonly router: Router;
  readonly authenticate: RequestHandler;
  /** The checks of readiness; empty when sessions are in memory. */
  readonly checks: Record<string, () => Promise<unknown>>;
  stop(): Promise<void>;
}

interface SessioneDeps {
  readonly verifier: TokenVerifier;
  readonly logger: Logger;
  /** The pseudonym of the network address of a request. */
  readonly addressOf: (request: Request) => string;
  /** Told of each request that `authenticate` refuses; an error of the model that it throws is answered instead. */
  readonly onRefused: (request: Request) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** @throws ConfigError when the settings do not protect a session: see `checkSessioneConfig` */
export function createSessione(
  config: SessioneConfig,
  { verifier, logger, addressOf, onRefused, now = Date.now }: SessioneDeps,
): Sessione {
  checkSessioneConfig(config);
  const redis = config.REDIS_URL === undefined ? undefined : connect(config.REDIS_URL, logger);
  const store = <T extends object>(name: string, options: { ttlMs: number; ofOne?: number }): ExpiringStore<T> =>
    redis === undefined
      ? new MemoryStore<T>({ ...options, max: MAX_IN_MEMORY })
      : new RedisStore<T>(redis, { ...options, prefix: `ambito:${name}:1` });

  const issuer = createIssuer(config, logger);
  const sessions = createSessions({
    store: store<Session>('sessione', { ttlMs: IDLE_MS }),
    logins: store<Login>('accesso', { ttlMs: LOGIN_MS, ofOne: FIXED_LIMITS.signIns }),
    issuer,
    verifier,
    logger,
    now,
  });
  const publicUrl = config.PUBLIC_URL;
  const cookies = { session: createIdCookie('ambito', publicUrl), login: createIdCookie('ambito-accesso', publicUrl) };
  return {
    router: createSessionRouter({ sessions, issuer, verifier, logger, cookies, publicUrl, addressOf }),
    authenticate: createAuthenticate({ sessions, cookie: cookies.session, publicUrl, onRefused }),
    checks: redis === undefined ? {} : { redis: () => redis.ping() },
    async stop() {
      await redis?.quit().catch(() => redis.disconnect());
    },
  };
}

/** Fails soon rather than queueing requests behind a Redis that is away; reconnects by itself. */
function connect(url: string, logger: Logger): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 1,
    connectTimeout: REDIS_TIMEOUT_MS,
    commandTimeout: REDIS_TIMEOUT_MS,
  });
  redis.on('error', (error: Error) => logger.warn({ error: error.message }, 'redis of the sessions unreachable'));
  return redis;
}
