// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { proofHeaders } from '@ambito/access';
import type { ProofKey } from '@ambito/config';
import { HEADER_RICHIESTA } from '@ambito/telemetry';
import { request as undici } from 'undici';

const KEY = Buffer.alloc(32, 7);
export const PROOF_KEYS: readonly ProofKey[] = [{ kid: 'test', key: KEY }];
/** The same keys in the format of the environment variable. */
export const PROOF_KEYS_ENV = `test:${KEY.toString('base64url')}`;

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly data?: T | null;
  readonly errors?: readonly {
    message: string;
    path?: readonly (string | number)[];
    extensions: Record<string, unknown>;
  }[];
}

/** Calls a subgraph as the gateway does, with its proof. */
export async function callSubgraph<T = Record<string, unknown>>(
  port: number,
  request: { query: string; variables?: object; authorization?: string | undefined; ambito?: string; ruolo?: string },
): Promise<Answer<T>> {
  const { query, variables = {}, authorization, ambito, ruolo } = request;
  const body = JSON.stringify({ query, variables });
  const requestId = randomUUID();
  // As the gateway calls: most of the time of a short call through `fetch` is spent in `fetch`.
  const response = await undici(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      [HEADER_RICHIESTA]: requestId,
      ...proofHeaders(PROOF_KEYS, { body, authorization, ambito, ruolo, requestId }),
    },
  });
  return { status: response.statusCode, ...((await response.body.json()) as Omit<Answer<T>, 'status'>) };
}

/** Requests a resource from a subgraph as the gateway does, with its proof. */
export function callRisorsa(
  port: number,
  request: { metodo?: string; percorso: string; authorization?: string | undefined; ambito?: string } & Pick<
    RequestInit,
    'body' | 'signal'
  > & { headers?: Record<string, string> },
): Promise<Response> {
  const { metodo: method = 'GET', percorso, authorization, ambito, headers = {}, ...init } = request;
  const requestId = randomUUID();
  const path = `/risorse${percorso}`;
  return fetch(`http://127.0.0.1:${port}${path}`, {
    ...init,
    method,
    // Node requires this option to send a stream.
    ...(init.body instanceof ReadableStream ? { duplex: 'half' } : {}),
    headers: {
      ...headers,
      [HEADER_RICHIESTA]: requestId,
      ...proofHeaders(PROOF_KEYS, { method, path, authorization, ambito, ruolo: undefined, requestId }),
    },
  });
}

/** Turns each connection of an answer into a plain list of nodes, because most tests check the content of a list and not its pages. */
export function asLists<T>(data: unknown): T {
  if (Array.isArray(data)) return data.map((item) => asLists<unknown>(item)) as T;
  if (typeof data !== 'object' || data === null) return data as T;
  const { edges } = data as { edges?: readonly { node: unknown }[] };
  if (edges !== undefined) return edges.map(({ node }) => asLists<unknown>(node)) as T;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, asLists<unknown>(value)])) as T;
}
