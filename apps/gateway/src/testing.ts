// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readConfig } from '@ambito/config';
import { PROOF_KEYS_ENV, type TestIssuer } from '@ambito/testing';
import { createApp } from './app.ts';
import { gatewayConfig } from './config.ts';

/** A call that reached a subgraph of a test. */
interface Call {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Answering = (call: Call, request: IncomingMessage, response: ServerResponse) => unknown;

/** A subgraph of a test, over HTTP: what it was asked for, and what it answers to that. */
export interface FakeSubgraph {
  readonly url: string;
  readonly calls: Call[];
  answer: Answering;
  /** What it does with a request that is no call of the graph; 404 if missing. */
  other: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  stop(): Promise<void>;
}

export async function startSubgraph(answer: Answering = () => ({ data: null })): Promise<FakeSubgraph> {
  const server = createServer((request, response) => {
    void serve(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const subgraph: FakeSubgraph = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    calls: [],
    answer,
    other: undefined,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') {
      if (subgraph.other !== undefined) return subgraph.other(request, response);
      response.writeHead(404).end();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const call = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Call;
    subgraph.calls.push(call);
    const body = await subgraph.answer(call, request, response);
    if (!response.destroyed) response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  }
  return subgraph;
}

/** What the gateway answers over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly (string | number)[];
      readonly extensions: Readonly<Record<string, unknown>> & { readonly code?: string };
    }[];
  };
}

/** A port of this machine at which nobody listens: a subgraph, or an issuer, that is away. */
export const NOWHERE = 'http://127.0.0.1:9/graphql';

/**
 * The gateway whole, over HTTP and over the committed graph.
 * @param env its settings: the addresses of its subgraphs, each of which is away when it is missing, and limits
 */
export async function startGateway(
  env: Readonly<Record<string, string>> = {},
  { issuer, audience }: Pick<TestIssuer, 'issuer' | 'audience'> = { issuer: NOWHERE, audience: 'prova' },
) {
  const app = await createApp(
    readConfig(gatewayConfig, {
      AMBITO_PROFILE: 'local',
      LOG_LEVEL: 'silent',
      OIDC_ISSUER: issuer,
      OIDC_AUDIENCE: audience,
      GATEWAY_PROOF_KEYS: PROOF_KEYS_ENV,
      PUBLIC_URL: 'http://localhost:4000',
      OIDC_CLIENT_ID: 'prova',
      OIDC_CLIENT_SECRET: 'prova',
      SUPERGRAPH_PATH: join(import.meta.dirname, '..', 'supergraph.graphql'),
      REGISTRY_URL: NOWHERE,
      CASEWORK_URL: NOWHERE,
      INFORMATION_SYSTEM_URL: NOWHERE,
      ...env,
    }),
  );
  const url = `http://127.0.0.1:${app.port}`;
  return {
    url,
    async ask(
      query: string,
      headers: Readonly<Record<string, string>> = {},
      { variables = {}, signal = null }: { variables?: object; signal?: AbortSignal | null } = {},
    ): Promise<Answer> {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        body: JSON.stringify({ query, variables }),
        headers: { 'content-type': 'application/json', ...headers },
        signal,
      });
      const body = (await response.json()) as Answer['body'];
      return { status: response.status, headers: response.headers, body };
    },
    /** The value of a metric of the gateway, from the first line with these labels; 0 when nothing was counted under them. */
    async metric(name: string, ...labels: string[]): Promise<number> {
      const text = await (await fetch(`http://127.0.0.1:${app.metricsPort}/metrics`)).text();
      if (!text.includes(`# TYPE ${name} `)) throw new Error(`The gateway has no metric ${name}`);
      const line = text
        .split('\n')
        .find((printed) => printed.startsWith(`${name}{`) && labels.every((label) => printed.includes(label)));
      return Number(line?.split(' ').at(-1) ?? 0);
    },
    /** Becomes unready, as a process does that is told to stop. */
    drain: () => app.lifecycle?.drain(),
    stop: () => app.stop(),
  };
}
