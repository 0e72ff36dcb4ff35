// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '@ambito/config';
import { createLogger, createMetrics } from '@ambito/telemetry';
import { PROOF_KEYS } from '@ambito/testing';
import express from 'express';
import { limitsConfig, SubgraphPlaces } from './load/index.ts';
import { createRisorse, type Risorse } from './risorse.ts';
import { startSubgraph, type FakeSubgraph } from './testing.ts';

const limits = readConfig(limitsConfig, {
  SUBGRAPH_IN_FLIGHT: '2',
  SUBGRAPH_ANONYMOUS_IN_FLIGHT: '2',
  SUBGRAPH_TRANSFERS: '3',
  SUBGRAPH_ANONYMOUS_TRANSFERS: '1',
  SUBGRAPH_WAITING: '1',
});
const SIGNED_IN = { headers: { authorization: 'Bearer a.b.c' } };
const metrics = createMetrics('gateway');

let registry: FakeSubgraph;
let risorse: Risorse;
let front: Server;
let url: string;
/** The end of the path of an upload that takes time once it has arrived. */
const SLOW = '/slow';
/** The reads, and slow uploads, that the subgraph has received and not answered. */
const asked: ServerResponse[] = [];
beforeAll(async () => {
  registry = await startSubgraph();
  registry.other = ({ method, url: path = '' }, response) => {
    if (method === 'GET' || path.endsWith(SLOW)) asked.push(response);
    else response.writeHead(204).end();
  };
  risorse = createRisorse(
    { registry: { url: registry.url, places: new SubgraphPlaces('registry', limits, metrics) } },
    {
      keys: PROOF_KEYS,
      limits,
      logger: createLogger('gateway', 'silent'),
      callerOf: ({ headers }) => ({ signedIn: headers.authorization !== undefined, key: 'prova' }),
    },
  );
  front = express().use('/risorse', risorse.handler).listen(0, '127.0.0.1');
  await once(front, 'listening');
  url = `http://127.0.0.1:${(front.address() as AddressInfo).port}/risorse/registry/x`;
});
afterEach(() => until({ transfers: 0, transfers_waiting: 0, in_flight: 0, waiting: 0 }));
afterAll(async () => {
  front.close();
  front.closeAllConnections();
  await risorse.close();
  await registry.stop();
});

/** Waits until so many calls of each kind are in flight or wait. */
async function until(expected: Readonly<Record<string, number>>): Promise<void> {
  for (;;) {
    const { values } = await metrics.subgraphCalls.get();
    const now = Object.fromEntries(values.map(({ labels, value }) => [String(labels.state), value]));
    if (Object.entries(expected).every(([state, calls]) => (now[state] ?? 0) === calls)) return;
    await sleep(5);
  }
}

/** Has the subgraph answer what it is asked, until all of these have their answer. */
async function served(...answers: Promise<Response>[]): Promise<number[]> {
  const all = Promise.all(answers.map(async (answer) => (await answer).status));
  let over = false;
  void all.finally(() => (over = true));
  while (!over) {
    for (const response of asked.splice(0)) response.end('ecco');
    await sleep(5);
  }
  return all;
}

test('so many reads are asked for as there are places among the calls of the graph; one waits, one more is refused', async () => {
  const three = Array.from({ length: 3 }, () => fetch(url, SIGNED_IN));
  await until({ transfers: 3, in_flight: 2, waiting: 1 });
  while (asked.length < 2) await sleep(5);
  const fourth = fetch(url, SIGNED_IN);
  await until({ transfers_waiting: 1 });
  const fifth = await fetch(url, SIGNED_IN);
  expect([fifth.status, fifth.headers.get('retry-after'), await fifth.json()]).toEqual([
    503,
    '5',
    {
      errors: [
        {
          message: 'Il servizio registry ha troppe richieste: riprova tra 5 secondi',
          extensions: { code: 'UNAVAILABLE', ritentabile: true },
        },
      ],
    },
  ]);
  const { values } = await metrics.overloaded.get();
  expect(values).toMatchObject([{ value: 1, labels: { subgraph: 'registry', rank: 'read' } }]);
  expect(asked).toHaveLength(2);
  expect(await served(...three, fourth)).toEqual([200, 200, 200, 200]);
});

test('a download that has begun holds no place among the calls, however long it takes', async () => {
  const download = fetch(url, SIGNED_IN);
  while (asked.length === 0) await sleep(5);
  const [response] = asked.splice(0);
  response?.write('mezza');
  expect((await download).status).toBe(200);
  await until({ transfers: 1, in_flight: 0 });
  response?.end();
  expect(await (await download).text()).toBe('mezza');
});

test('whoever is not signed in has few places, and leaves others theirs', async () => {
  const anonymous = [fetch(url), fetch(url)];
  await until({ transfers: 1, transfers_waiting: 1 });
  expect((await fetch(url, { method: 'PUT', body: 'abc', ...SIGNED_IN })).status).toBe(204);
  await until({ transfers: 1, transfers_waiting: 1 });
  expect(await served(...anonymous)).toEqual([200, 200]);
});

test('whoever leaves while waiting leaves the queue', async () => {
  const two = [fetch(url, SIGNED_IN), fetch(url, SIGNED_IN)];
  await until({ in_flight: 2 });
  const client = new AbortController();
  const waiting = fetch(url, { ...SIGNED_IN, signal: client.signal });
  await until({ transfers: 3, waiting: 1 });
  client.abort();
  await expect(waiting).rejects.toThrow('aborted');
  await until({ transfers: 2, waiting: 0 });
  expect(await served(...two)).toEqual([200, 200]);
});

test('an upload that has arrived whole keeps its place until the subgraph has done with it, though its caller goes', async () => {
  const client = new AbortController();
  const upload = fetch(url + SLOW, { method: 'PUT', body: 'abc', ...SIGNED_IN, signal: client.signal });
  while (asked.length === 0) await sleep(5);
  client.abort();
  await expect(upload).rejects.toThrow('aborted');
  await sleep(50);
  await until({ transfers: 1 });
  const [response] = asked.splice(0);
  expect(response?.destroyed).toBe(false);
  response?.writeHead(204).end();
});
