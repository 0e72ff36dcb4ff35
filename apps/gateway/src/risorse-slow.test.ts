// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '@ambito/config';
import { createLogger, createMetrics } from '@ambito/telemetry';
import { PROOF_KEYS } from '@ambito/testing';
import express from 'express';
import { limitsConfig, SubgraphPlaces } from './load/index.ts';
import { createRisorse, type Risorse } from './risorse.ts';
import { startSubgraph, type FakeSubgraph } from './testing.ts';

const limits = readConfig(limitsConfig, {});
/** More than the buffers of the system take while nobody reads. */
const LARGE = Buffer.alloc(64 * 1024 * 1024, 'x');
const LOOK_MS = 250;
/** Longer than a test takes on a busy machine. */
const PATIENT_MS = 120_000;
const SOON_MS = 10_000;

let registry: FakeSubgraph;
let front: Server;
let port: number;
let url: string;
const started: Risorse[] = [];
const sockets: Socket[] = [];
const metrics = createMetrics('gateway');
beforeAll(async () => {
  registry = await startSubgraph();
  registry.other = (request, response) => {
    if (request.method === 'PUT') request.resume().once('end', () => response.writeHead(204).end());
    else if (request.url?.endsWith('/large') === true) Readable.from([LARGE]).pipe(response);
    else response.end('ecco');
  };
  const places = new SubgraphPlaces('registry', limits, metrics);
  const options = {
    keys: PROOF_KEYS,
    limits,
    logger: createLogger('gateway', 'silent'),
    callerOf: ({ headers }: express.Request) => ({
      signedIn: headers.authorization !== undefined,
      key: String(headers['x-address']),
    }),
  };
  const patient = createRisorse({ registry: { url: registry.url, places } }, { ...options, lookMs: PATIENT_MS });
  const quick = createRisorse({ registry: { url: registry.url, places } }, { ...options, lookMs: LOOK_MS });
  started.push(patient, quick);
  front = express().use('/patient', patient.handler).use('/quick', quick.handler).listen(0, '127.0.0.1');
  await once(front, 'listening');
  ({ port } = front.address() as AddressInfo);
  url = `http://127.0.0.1:${port}`;
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await until({ transfers: 0, transfers_waiting: 0 });
});
afterAll(async () => {
  front.close();
  front.closeAllConnections();
  await Promise.all(started.map((risorse) => risorse.close()));
  await registry.stop();
});

async function until(expected: Readonly<Record<string, number>>): Promise<void> {
  for (;;) {
    const { values } = await metrics.subgraphCalls.get();
    const now = Object.fromEntries(values.map(({ labels, value }) => [String(labels.state), value]));
    if (Object.entries(expected).every(([state, calls]) => (now[state] ?? 0) === calls)) return;
    await sleep(5);
  }
}

/** Asks for a large download and takes some bytes of it now and then. */
async function takeSlowly(path: string, address: string, bytes: number, everyMs: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => undefined).pause();
  socket.write(`GET ${path}/registry/large HTTP/1.1\r\nHost: x\r\nX-Address: ${address}\r\n\r\n`);
  const taking = setInterval(() => socket.read(bytes), everyMs);
  socket.once('close', () => clearInterval(taking));
  await once(socket, 'readable');
}
const ask = (path: string, address: string): Promise<Response> =>
  fetch(`${url}${path}/registry/small`, { headers: { 'x-address': address } });

test('slow readers of one address leave places to others', async () => {
  const { SUBGRAPH_ADDRESS_TRANSFERS: own, SUBGRAPH_ANONYMOUS_TRANSFERS: all } = limits;
  expect(own).toBeLessThan(all);
  await Promise.all(Array.from({ length: own }, () => takeSlowly('/patient', '192.0.2.1', 10, 50)));
  for (let n = own; n < all; n += 1) void takeSlowly('/patient', '192.0.2.1', 10, 50);
  const further = ask('/patient', '192.0.2.1');
  expect((await ask('/patient', '192.0.2.2')).status).toBe(200);
  // None of the address has more than its own, nor waits among the others.
  await until({ transfers: own, transfers_waiting: 0 });
  for (const socket of sockets) socket.destroy();
  expect((await further).status).toBe(200);
});

test('readers who take too little are broken off, and their places are free', async () => {
  const addresses = Array.from({ length: limits.SUBGRAPH_ANONYMOUS_TRANSFERS }, (_, n) => `192.0.2.${n}`);
  const begun = Date.now();
  await Promise.all(addresses.map((address) => takeSlowly('/quick', address, 10, 50)));
  expect((await ask('/quick', '198.51.100.1')).status).toBe(200);
  await until({ transfers: 0 });
  expect(Date.now() - begun).toBeLessThan(SOON_MS);
});

test('a reader who keeps pace is not broken off', async () => {
  await takeSlowly('/quick', '192.0.2.1', 64 * 1024, 5);
  await sleep(LOOK_MS * 6);
  await until({ transfers: 1 });
});

test('a sender who sends too little is broken off', async () => {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => undefined).resume();
  socket.write('PUT /quick/registry/x HTTP/1.1\r\nHost: x\r\nAuthorization: x\r\nContent-Length: 1000000\r\n\r\n');
  const sending = setInterval(() => socket.write('x'), 20);
  const begun = Date.now();
  await once(socket, 'close');
  clearInterval(sending);
  expect(Date.now() - begun).toBeLessThan(SOON_MS);
});
