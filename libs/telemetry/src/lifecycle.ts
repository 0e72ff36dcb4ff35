// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Server } from 'node:http';
import type { Logger } from './logger.ts';

/** How long the steps of a stop take, as the settings of every process say. */
export interface StopSettings {
  readonly AMBITO_PROFILE: 'local' | 'production';
  readonly DRAIN_SECONDS?: number | undefined;
  readonly STOP_GRACE_SECONDS?: number | undefined;
}

/** What a process has in hand. */
interface InHand {
  readonly requests: number;
  /** The queue and the id of each job. */
  readonly jobs: readonly string[];
}

/** The life of a process: whether it is stopping, and what it has in hand. */
export interface Lifecycle {
  /** Whether it is stopping: it is not ready, and serves what comes all the same. */
  readonly draining: boolean;
  /** How long it stays reachable after it has become unready, so that the balancer sees it and sends nobody new. */
  readonly drainMs: number;
  /** How long it then has to finish what is in hand. */
  readonly graceMs: number;
  readonly logger: Logger;
  drain(): void;
  /** Keeps idle connections of a server, counts its requests, and asks clients to leave their connections once it is stopping. */
  watch(server: Server): void;
  /** Counts a job until the returned function is called. */
  beginJob(name: string): () => void;
  inHand(): InHand;
}

const DRAIN_SECONDS = 5;
/**
 * The clients of a server are the gateway's pool and a reverse proxy, which close a connection after a minute of idleness or sooner: they
 * must be the side that closes, or a request meets a closed connection.
 */
const IDLE_MS = 75_000;
/** Longer than a statement (15 s), a call of the gateway (20 s) and a step of the load of a table (85 s). */
const STOP_GRACE_SECONDS = 100;

export function createLifecycle(
  {
    AMBITO_PROFILE,
    // Nobody balances a process of `npm start` or of a test.
    DRAIN_SECONDS: drain = AMBITO_PROFILE === 'local' ? 0 : DRAIN_SECONDS,
    STOP_GRACE_SECONDS: grace = STOP_GRACE_SECONDS,
  }: StopSettings,
  logger: Logger,
): Lifecycle {
  let draining = false;
  let requests = 0;
  const jobs = new Map<symbol, string>();
  return {
    get draining() {
      return draining;
    },
    drainMs: drain * 1_000,
    graceMs: grace * 1_000,
    logger,
    drain() {
      draining = true;
    },
    watch(server) {
      server.keepAliveTimeout = IDLE_MS;
      // Before the application, which may answer at once.
      server.prependListener('request', (_request, response) => {
        if (draining) response.setHeader('connection', 'close');
        requests += 1;
        response.once('close', () => {
          requests -= 1;
          // A server that no longer listens closes what was idle then, not what was in hand.
          if (!server.listening) server.closeIdleConnections();
        });
      });
    },
    beginJob(name) {
      const key = Symbol(name);
      jobs.set(key, name);
      return () => void jobs.delete(key);
    },
    inHand: () => ({ requests, jobs: [...jobs.values()] }),
  };
}
