// SPDX-License-Identifier: AGPL-3.0-or-later
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Lifecycle } from './lifecycle.ts';
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

/** Why a dependency that answers does not serve, in words for the operator: no address and no secret is among them. */
export class NotUsable extends Error {}

export interface Readiness {
  readonly ready: boolean;
  readonly dependencies: Record<string, 'ok' | 'ko'>;
  /** Why not, by dependency, where a check can tell; `process` while it stops. */
  readonly reasons?: Record<string, string>;
}

/**
 * Asks every dependency. A process that is not ready leaves the balancer: so it is ready as long as it can answer anything, and
 * what is missing is shown by name. A process that stops is not ready, whatever it can still answer.
 */
export async function readinessOf(
  { needed = {}, anyOf = {}, beside = {} }: Dependencies,
  lifecycle?: Lifecycle,
): Promise<Readiness> {
  const states = await checkAll({ ...needed, ...anyOf, ...beside });
  const dependencies = Object.fromEntries(
    states.map(([name, { ok }]) => [name, ok ? ('ok' as const) : ('ko' as const)]),
  );
  const reasons = Object.fromEntries([
    ...(lifecycle?.draining === true ? [['process', 'stopping']] : []),
    ...states.flatMap(([name, { reason }]) => (reason === undefined ? [] : [[name, reason]])),
  ]) as Record<string, string>;
  const isOk = (name: string): boolean => dependencies[name] === 'ok';
  const alternatives = Object.keys(anyOf);
  const usable = Object.keys(needed).every(isOk) && (alternatives.length === 0 || alternatives.some(isOk));
  const ready = usable && lifecycle?.draining !== true;
  return { ready, dependencies, ...(Object.keys(reasons).length === 0 ? {} : { reasons }) };
}

interface State {
  readonly ok: boolean;
  readonly reason?: string;
}

function checkAll(checks: Checks): Promise<[string, State][]> {
  return Promise.all(
    Object.entries(checks).map(async ([name, check]): Promise<[string, State]> => {
      const timeout = new Promise<never>((_, reject) => setTimeout(reject, CHECK_TIMEOUT_MS).unref());
      // A check may throw before it returns a promise.
      const answer = Promise.resolve().then(check);
      return Promise.race([answer, timeout]).then(
        () => [name, { ok: true }],
        (error: unknown) => [name, { ok: false, ...(error instanceof NotUsable ? { reason: error.message } : {}) }],
      );
    }),
  );
}

/**
 * The internal port: `/healthz` (alive), `/readyz` (each dependency by name), `/metrics` (Prometheus). It is never public.
 */
export async function serveInternals(options: {
  host: string;
  port: number;
  dependencies: Dependencies;
  metrics: Metrics;
  lifecycle?: Lifecycle;
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
      const state = await readinessOf(options.dependencies, options.lifecycle);
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
