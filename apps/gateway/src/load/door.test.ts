// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '@ambito/config';
import { createMetrics } from '@ambito/telemetry';
import express, { type Response as ServerResponse } from 'express';
import { anonymousDoor } from './door.ts';
import { limitsConfig } from './limits.ts';

const SIGNED_IN = { headers: { authorization: 'Bearer a.b.c' } };
const metrics = createMetrics('gateway');

let server: Server;
let url: string;
/** Answers that have not been given, because a test has not told to. */
const held: ServerResponse[] = [];
/** A door with one place and nobody who waits. */
beforeEach(async () => {
  const limits = readConfig(limitsConfig, { ANONYMOUS_IN_HAND: '1', ANONYMOUS_WAITING: '0' });
  const callerOf = ({ headers }: express.Request) => ({ signedIn: headers.authorization !== undefined, key: 'prova' });
  const door = anonymousDoor(limits, { callerOf, metrics });
  server = express()
    .use(door.enter)
    .get('/held', (_request, response) => void held.push(response))
    .get('/left', (_request, response) => {
      door.leave(response);
      held.push(response);
    })
    .get('/:kb', ({ params }, response) => void response.send('x'.repeat(Number(params.kb) * 1_024)))
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  held.length = 0;
  server.close();
  server.closeAllConnections();
});

const ask = async (path: string | number, init: RequestInit = {}): Promise<Response> => {
  const response = await fetch(`${url}/${path}`, init);
  await response.arrayBuffer();
  return response;
};
test('who has no place is refused at once, with a time to come back that differs, and who is signed in passes', async () => {
  const first = ask('held');
  while (held.length === 0) await sleep(5);
  const refused = await Promise.all(Array.from({ length: 40 }, () => ask(1)));
  expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 503));
  const times = refused.map(({ headers }) => Number(headers.get('retry-after')));
  for (const seconds of times) expect([seconds >= 5, seconds <= 15]).toEqual([true, true]);
  expect(new Set(times).size).toBeGreaterThan(1);
  expect((await ask(1, SIGNED_IN)).status).toBe(200);
  held[0]?.end();
  expect((await first).status).toBe(200);
  expect((await ask(1)).status).toBe(200);
  expect((await metrics.overloaded.get()).values).toMatchObject([
    { value: 40, labels: { subgraph: 'none', rank: 'anonymous' } },
  ]);
});

test('the place of a client that goes is free again', async () => {
  const client = new AbortController();
  const first = ask('held', { signal: client.signal });
  while (held.length === 0) await sleep(5);
  client.abort();
  await expect(first).rejects.toThrow('aborted');
  await once(held[0]!, 'close');
  expect((await ask(1)).status).toBe(200);
});

test('a request that waits elsewhere leaves its place to others', async () => {
  const first = ask('left');
  while (held.length === 0) await sleep(5);
  expect((await ask(1)).status).toBe(200);
  held[0]?.end();
  expect((await first).status).toBe(200);
});
