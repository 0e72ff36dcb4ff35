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

export interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; path?: readonly (string | number)[]; extensions: { code?: string } }[];
}

export interface Question {
  readonly variables?: object;
  readonly authorization?: string;
  readonly ambito?: string;
  readonly signal?: AbortSignal;
}

const NOWHERE = 'http://127.0.0.1:9/graphql';

/** The gateway whole, over HTTP, before these subgraphs. A subgraph that is missing does not answer. */
export async function startGateway(
  subgraphs: { registry?: string; casework?: string },
  { issuer = { issuer: 'http://127.0.0.1:9', audience: 'prova' }, supergraph }: Partial<Setting> = {},
) {
  const app = await createApp(
    readConfig(gatewayConfig, {
      AMBITO_PROFILE: 'local',
      LOG_LEVEL: 'silent',
      OIDC_ISSUER: issuer.issuer,
      OIDC_AUDIENCE: issuer.audience,
      GATEWAY_PROOF_KEYS: PROOF_KEYS_ENV,
      PUBLIC_URL: 'http://localhost:4000',
      OIDC_CLIENT_ID: 'prova',
      OIDC_CLIENT_SECRET: 'prova',
      SUPERGRAPH_PATH: supergraph ?? join(import.meta.dirname, '..', 'supergraph.graphql'),
      REGISTRY_URL: subgraphs.registry ?? NOWHERE,
      CASEWORK_URL: subgraphs.casework ?? NOWHERE,
      INFORMATION_SYSTEM_URL: NOWHERE,
    }),
  );
  return {
    async ask(query: string, { variables = {}, authorization, ambito, signal }: Question = {}): Promise<Answer> {
      const response = await fetch(`http://127.0.0.1:${app.port}/graphql`, {
        method: 'POST',
        body: JSON.stringify({ query, variables }),
        headers: {
          'content-type': 'application/json',
          ...(authorization === undefined ? {} : { authorization }),
          ...(ambito === undefined ? {} : { 'x-ambito': ambito }),
        },
        ...(signal === undefined ? {} : { signal }),
      });
      return (await response.json()) as Answer;
    },
    /** The value of one of the gateway's metrics, by its name and labels as they are printed. */
    async metric(name: string): Promise<number> {
      const text = await (await fetch(`http://127.0.0.1:${app.metricsPort}/metrics`)).text();
      const line = text.split('\n').find((printed) => printed.startsWith(`${name} `) || printed.startsWith(`${name}{`));
      return Number(line?.split(' ').at(-1));
    },
    stop: () => app.stop(),
  };
}

interface Setting {
  readonly issuer: Pick<TestIssuer, 'issuer' | 'audience'>;
  readonly supergraph: string;
}
