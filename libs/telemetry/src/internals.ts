// SPDX-License-Identifier: AGPL-3.0-or-later
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.ts';

/** The checks of readiness, by dependency: each resolves when its dependency answers and rejects when it does not. */
export type Checks = Record<string, () => Promise<unknown>>;

const CHECK_TIMEOUT_MS = 3_000;

/** What a process depends on. */
export interface Dependencies {
  /** Without one of these it can do nothing. */
  readonly needed?: Checks;
  /** Without all of these it can do nothing; with one of them it answers a part. */
  readonly anyOf?: Checks;
  /** Without these it still does most of its work: they are shown, and count for nothing. */
  readonly beside?: Checks;
}

export interface Readiness {
  readonly ready: boolean;
  readonly dependencies: Record<string, 'ok' | 'ko'>;
}

/**
 * Asks every dependency. A process that is not ready leaves the balancer: so it is ready as long as it can answer anything, and
 * what is missing is shown by name.
 */
export async function readinessOf({ needed = {}, anyOf = {}, beside = {} }: Dependencies): Promise<Readiness> {
  const dependencies = await checkAll({ ...needed, ...anyOf, ...beside });
  const isOk = (name: string): boolean => dependencies[name] === 'ok';
  const alternatives = Object.keys(anyOf);
  const ready = Object.keys(needed).every(isOk) && (alternatives.length === 0 || alternatives.some(isOk));
  return { ready, dependencies };
}

async function checkAll(checks: Checks): Promise<Record<string, 'ok' | 'ko'>> {
  const entries = await Promise.all(
    Object.entries(checks).map(async ([name, check]): Promise<[string, 'ok' | 'ko']> => {
      const timeout = new Promise<never>((_, reject) => setTimeout(reject, CHECK_TIMEOUT_MS).unref());
      // A check may throw before it returns a promise.
      const answer = Promise.resolve().then(check);
      return Promise.race([answer, timeout]).then(
        () => [name, 'ok'],
        () => [name, 'ko'],
      );
    }),
  );
  return Object.fromEntries(entries);
}

/**
 * The internal port: `/healthz` (alive), `/readyz` (each dependency by name), `/metrics` (Prometheus). It is never public.
 */
export async function serveInternals(options: {
  host: string;
  port: number;
  dependencies: Dependencies;
  metrics: Metrics;
}): Promise<{
  port: number;
  stop(): Promise<void>;
}> {
  const server = createServer((request, response) => {
    void answer(request.url ?? '/').then(({ status, type, body }) => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    });
  });
  async function answer(url: string): Promise<{ status: number; type: string; body: string }> {
    if (url === '/metrics') {
      return {
        status: 200,
        type: options.metrics.registry.contentType,
        body: await options.metrics.registry.metrics(),
      };
    }
    if (url === '/healthz') return { status: 200, type: 'application/json', body: '{"alive":true}' };
    if (url === '/readyz') {
      const state = await readinessOf(options.dependencies);
      return { status: state.ready ? 200 : 503, type: 'application/json', body: JSON.stringify(state) };
    }
    return { status: 404, type: 'application/json', body: '{}' };
  }
  server.listen(options.port, options.host);
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, stop: () => closeServer(server) };
}

async function closeServer(server: Server): Promise<void> {
  server.close();
  server.closeIdleConnections();
  await once(server, 'close');
}
