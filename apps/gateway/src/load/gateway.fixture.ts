// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '@ambito/config';
import { PROOF_KEYS_ENV, startIssuer } from '@ambito/testing';
import { createApp } from '../app.ts';
import { gatewayConfig } from '../config.ts';

/** A port of this machine at which nobody listens: a subgraph that is away. */
export const NOWHERE = 'http://127.0.0.1:9/graphql';

/** A subgraph that answers each call with the same data, after a time, so many at once; the rest waits in it. */
export async function startSubgraph(data: object, { tookMs = 0, atOnce = Infinity } = {}) {
  const waiting: (() => void)[] = [];
  const seen = {
    /** The `x-ambito` of each call, in the order in which it was served: tests mark their requests by it. */
    served: [] as string[],
    calls: 0,
    mostCalls: 0,
  };
  let serving = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => void serve());
    async function serve(): Promise<void> {
      if (request.method === 'GET') return void response.end('{}');
      seen.calls += 1;
      seen.mostCalls = Math.max(seen.mostCalls, seen.calls);
      if (serving >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
      serving += 1;
      seen.served.push(String(request.headers['x-ambito'] ?? 'anonymous'));
      await sleep(tookMs);
      serving -= 1;
      seen.calls -= 1;
      waiting.shift()?.();
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    seen,
    async stop(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

export interface GatewayAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    data?: unknown;
    errors?: { message: string; path?: unknown; extensions: Record<string, unknown> }[];
  };
}

/** The whole gateway, over the committed graph, before the given subgraphs. @param env its settings, limits above all */
export async function startGateway(env: Record<string, string>) {
  const identity = await startIssuer();
  const app = await createApp(
    readConfig(gatewayConfig, {
      AMBITO_PROFILE: 'local',
      LOG_LEVEL: 'silent',
      OIDC_ISSUER: identity.issuer,
      OIDC_AUDIENCE: identity.audience,
      GATEWAY_PROOF_KEYS: PROOF_KEYS_ENV,
      PUBLIC_URL: 'http://localhost:4000',
      OIDC_CLIENT_ID: 'ambito-gateway',
      OIDC_CLIENT_SECRET: 'a secret for tests',
      SUPERGRAPH_PATH: join(import.meta.dirname, '..', '..', 'supergraph.graphql'),
      REGISTRY_URL: NOWHERE,
      CASEWORK_URL: NOWHERE,
      INFORMATION_SYSTEM_URL: NOWHERE,
      ...env,
    }),
  );
  const url = `http://127.0.0.1:${app.port}`;
  return {
    url,
    bearer: (sub: string) => identity.bearer(sub, []),
    async ask(query: string, headers: Record<string, string> = {}): Promise<GatewayAnswer> {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      });
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as GatewayAnswer['body'],
      };
    },
    /** A line of the metrics by its beginning, without what the line counts: its number. */
    async metric(name: string, ...labels: string[]): Promise<number> {
      const text = await (await fetch(`http://127.0.0.1:${app.metricsPort}/metrics`)).text();
      const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`));
      const line = lines.find((one) => labels.every((label) => one.includes(label)));
      return Number(line?.split(' ').at(-1) ?? 0);
    },
    async stop(): Promise<void> {
      await app.stop();
      await identity.stop();
    },
  };
}
