// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { HEADER_PROVA, verifyProof } from '@ambito/access';
import { readConfig } from '@ambito/config';
import { createLogger, createMetrics } from '@ambito/telemetry';
import express from 'express';
import { limitsConfig, SubgraphPlaces } from './load/index.ts';
import { createRisorse, type Risorse } from './risorse.ts';

const KEYS = [{ kid: 'test', key: Buffer.alloc(32, 7) }];
const BLOCCO = Buffer.alloc(64 * 1024, 'x');
const BLOCCHI = 2_000;
const MAX_BYTES = 256 * 1024 * 1024;
const IDLE_MS = 400;

/** The ids that the gateway makes. */
const UUID = /^[0-9a-f-]{36}$/;

/** The request that a subgraph received, and how it ended. */
let asked: { method: string; path: string; headers: IncomingHttpHeaders; proven: boolean };
let ended: string | undefined;

function subgraph(request: IncomingMessage, response: ServerResponse): void {
  const { method = '', url = '', headers } = request;
  const { authorization } = headers;
  const call = {
    method,
    path: url,
    authorization,
    ambito: headers['x-ambito'] as string | undefined,
    ruolo: headers['x-ruolo'] as string | undefined,
    requestId: String(headers['x-request-id']),
    callerRequestId: headers['x-caller-request-id'] as string | undefined,
  };
  asked = { method, path: url, headers, proven: verifyProof(KEYS, String(headers[HEADER_PROVA]), call) };
  response.on('close', () => (ended = response.writableFinished ? 'whole' : 'broken off'));
  void answer(url, request, response).catch(() => response.destroy());
}

async function answer(url: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (url.startsWith('/risorse/grande')) return pipeline(Readable.from(blocchi(BLOCCHI)), response);
  if (url.startsWith('/risorse/infinita')) return pipeline(Readable.from(blocchi(Infinity)), response);
  if (url.startsWith('/risorse/rifiuta')) {
    response.writeHead(422, { 'content-type': 'application/json' }).end('{"errors":[]}');
    return;
  }
  if (url.startsWith('/risorse/muore')) {
    response.writeHead(200, { 'content-length': 100 }).write('mezza');
    await sleep(20);
    request.socket.destroy();
    return;
  }
  let bytes = 0;
  for await (const chunk of request) bytes += (chunk as Buffer).length;
  response.writeHead(201, {
    'content-type': 'application/json',
    'content-disposition': 'attachment',
    'x-interno': 'segreto',
    'set-cookie': 'rubata=1',
  });
  response.end(JSON.stringify({ bytes }));
}

async function* blocchi(quanti: number): AsyncGenerator<Buffer> {
  for (let indice = 0; indice < quanti; indice += 1) {
    yield BLOCCO;
    // Gives the rest of the process its turn, since the stream may be endless.
    if (indice % 16 === 0) await turn();
  }
}

let behind: Server;
let front: Server;
let risorse: Risorse;
let url: string;
beforeAll(async () => {
  behind = createServer(subgraph).listen(0, '127.0.0.1');
  await once(behind, 'listening');
  const registry = `http://127.0.0.1:${(behind.address() as AddressInfo).port}/graphql`;
  const limits = readConfig(limitsConfig, {});
  const service = (name: string, address: string) => ({
    url: address,
    places: new SubgraphPlaces(name, limits, createMetrics('gateway')),
  });
  risorse = createRisorse(
    { registry: service('registry', registry), casework: service('casework', 'http://127.0.0.1:1/graphql') },
    {
      keys: KEYS,
      limits,
      logger: createLogger('gateway', 'silent'),
      callerOf: () => ({ signedIn: true, key: 'prova' }),
      idleMs: IDLE_MS,
      maxBytes: MAX_BYTES,
    },
  );
  front = express().use('/risorse', risorse.handler).listen(0, '127.0.0.1');
  await once(front, 'listening');
  url = `http://127.0.0.1:${(front.address() as AddressInfo).port}/risorse`;
});
afterAll(async () => {
  front.close();
  front.closeAllConnections();
  await risorse.close();
  behind.close();
  behind.closeAllConnections();
});

beforeEach(() => {
  ended = undefined;
});

const upload = (path: string, body: AsyncIterable<Buffer>, init: RequestInit = {}) =>
  fetch(`${url}${path}`, {
    method: 'PUT',
    body: Readable.toWeb(Readable.from(body)) as ReadableStream,
    duplex: 'half',
    ...init,
  } as RequestInit);
const code = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

test('the subgraph receives token, Ambito, request ids and proof, and no other header of the caller', async () => {
  const response = await fetch(`${url}/registry/allegati/a%20b?firma=x%2Fy`, {
    method: 'PUT',
    body: 'abc',
    headers: {
      authorization: 'Bearer a.b.c',
      'x-ambito': 'A04',
      'x-ruolo': 'COORDINATORE',
      'x-request-id': 'richiesta-1',
      'content-type': 'text/csv',
      cookie: 'ambito=segreto',
      'x-csrf-token': 'segreto',
      'x-forwarded-for': '10.0.0.1',
      [HEADER_PROVA]: 'falsa',
    },
  });
  expect([response.status, await response.json()]).toEqual([201, { bytes: 3 }]);
  const { headers, ...call } = asked;
  expect(call).toEqual({ method: 'PUT', path: '/risorse/allegati/a%20b?firma=x%2Fy', proven: true });
  expect(headers).toMatchObject({
    authorization: 'Bearer a.b.c',
    'x-ambito': 'A04',
    'x-ruolo': 'COORDINATORE',
    'x-request-id': expect.stringMatching(UUID),
    'x-caller-request-id': 'richiesta-1',
    'content-type': 'text/csv',
    'content-length': '3',
  });
  for (const name of ['cookie', 'x-csrf-token', 'x-forwarded-for']) expect(headers).not.toHaveProperty(name);
});

test('the caller receives status, content headers and the id that its request has here, and no other header', async () => {
  const { headers } = await fetch(`${url}/registry/x`, { headers: { 'x-request-id': 'richiesta-2' } });
  expect([headers.get('content-disposition'), headers.get('x-request-id')]).toEqual([
    'attachment',
    expect.stringMatching(UUID),
  ]);
  expect([headers.get('x-interno'), headers.get('set-cookie')]).toEqual([null, null]);
});

test.each(['/identity/x', '/registry', '/', '/registry/../casework/x', '/toString/x', '//x'])(
  '%s is of no service that the gateway knows, or stays where it is',
  async (path) => {
    asked = { method: '', path: '', headers: {}, proven: false };
    // The path unchanged: `fetch` would remove the dots.
    const socket = connect((front.address() as AddressInfo).port, '127.0.0.1');
    socket.write(`GET /risorse${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    const [first] = (await once(socket, 'data')) as [Buffer];
    if (path.includes('..')) expect(asked.path).toBe('/risorse/../casework/x');
    else expect([String(first).slice(9, 12), asked.path]).toEqual(['404', '']);
  },
);

test('the gateway refuses a method that no resource has', async () => {
  const response = await fetch(`${url}/registry/x`, { method: 'DELETE' });
  expect([response.status, await code(response)]).toEqual([400, 'BAD_USER_INPUT']);
});

test('a service that does not answer gives an error that may be tried again', async () => {
  const response = await fetch(`${url}/casework/x`);
  expect([response.status, response.headers.get('retry-after'), await code(response)]).toEqual([
    503,
    '5',
    'UNAVAILABLE',
  ]);
});

test('125 MB stream through, down and up, in flat memory', async () => {
  const before = process.memoryUsage().rss;
  let bytes = 0;
  for await (const chunk of (await fetch(`${url}/registry/grande`)).body!) bytes += (chunk as Uint8Array).length;
  const up = await upload('/registry/x', blocchi(BLOCCHI));
  expect([bytes, await up.json()]).toEqual([BLOCCO.length * BLOCCHI, { bytes: BLOCCO.length * BLOCCHI }]);
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
});

test('a body beyond the limit is refused, with or without a declared length, and does not arrive whole', async () => {
  const said = await new Promise<string>((resolve) => {
    const socket = connect((front.address() as AddressInfo).port, '127.0.0.1');
    socket.on('data', (data) => resolve(String(data)));
    socket.write(`PUT /risorse/registry/x HTTP/1.1\r\nHost: x\r\nContent-Length: ${MAX_BYTES + 1}\r\n\r\n`);
  });
  expect(said).toMatch(/^HTTP\/1.1 400 /);
  const unsaid = await upload('/registry/x', blocchi(MAX_BYTES / BLOCCO.length + 1));
  expect([unsaid.status, await code(unsaid)]).toEqual([400, 'BAD_USER_INPUT']);
  while (ended === undefined) await sleep(10);
  expect(ended).toBe('broken off');
});

test('a refusal of the subgraph reaches a caller that is still sending', async () => {
  const response = await upload('/registry/rifiuta', blocchi(500));
  expect(response.status).toBe(422);
});

describe('a connection that breaks', () => {
  test('ends the call of the subgraph when the caller leaves during the answer', async () => {
    const abort = new AbortController();
    const response = await fetch(`${url}/registry/infinita`, { signal: abort.signal });
    await response.body!.getReader().read();
    abort.abort();
    while (ended === undefined) await sleep(10);
    expect(ended).toBe('broken off');
  });

  test('ends the call of the subgraph when the caller leaves while it sends', async () => {
    const socket = connect((front.address() as AddressInfo).port, '127.0.0.1');
    socket.write('PUT /risorse/registry/x HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc');
    await sleep(100);
    socket.destroy();
    while (ended === undefined) await sleep(10);
    expect(ended).toBe('broken off');
  });

  test('breaks off the answer to the caller when the subgraph dies in the middle of it', async () => {
    const response = await fetch(`${url}/registry/muore`);
    await expect(response.text()).rejects.toThrow();
  });

  test('is broken off on both sides when the caller falls silent', async () => {
    const socket = connect((front.address() as AddressInfo).port, '127.0.0.1');
    socket.write('PUT /risorse/registry/x HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc');
    socket.resume();
    await once(socket, 'close');
    while (ended === undefined) await sleep(10);
    expect(ended).toBe('broken off');
  });
});
