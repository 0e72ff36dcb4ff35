// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { HEADER_PROVA, signProof } from '@ambito/access';
import { createLogger, HEADER_RICHIESTA } from '@ambito/telemetry';
import { PROOF_KEYS, testDatabase, type TestDatabase } from '@ambito/testing';
import express from 'express';
import pg from 'pg';
import { serveChanges } from './changes.ts';

const SOON_MS = 1_000;
let database: TestDatabase;
let admin: pg.Client;
beforeAll(async () => {
  database = await testDatabase('registry');
  admin = new pg.Client({ connectionString: database.adminUrl });
  admin.on('error', () => undefined);
  await admin.connect();
  await admin.query(
    `INSERT INTO comune (codice_istat, nome, codice_catastale, sigla_provincia, regione)
     SELECT '0640' || n, 'Comune ' || n, 'A5' || n, 'AV', '15' FROM generate_series(10, 99) AS n`,
  );
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

/** A replica of a service that streams its changes. */
async function startReplica() {
  const changes = serveChanges({
    url: database.urls.DATABASE_URL,
    name: 'prova',
    keys: [...PROOF_KEYS],
    logger: createLogger('prova', 'silent'),
  });
  const server: Server = express().use('/cambiamenti', changes.router).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      await changes.stop();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function open(port: number, path = '/cambiamenti', proven = path): Promise<Response & { signal?: AbortSignal }> {
  const caller = { authorization: undefined, ambito: undefined, ruolo: undefined, requestId: 'prova' };
  const call = { method: 'GET', path: proven, ...caller };
  return fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { [HEADER_RICHIESTA]: 'prova', [HEADER_PROVA]: signProof(PROOF_KEYS, call) },
  });
}

/** A gateway at a replica: the changes that it is told of, and whether its stream has ended. */
async function follow(port: number) {
  const response = await open(port);
  expect(response.status).toBe(200);
  const told: Record<string, string>[] = [];
  const state = { beats: 0, ended: false };
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  async function read(): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + decoder.decode(part.value)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines.map((text) => JSON.parse(text) as Record<string, string>)) {
        if (line['tipo'] === undefined) state.beats += 1;
        else told.push(line);
      }
    }
  }
  void read()
    .catch(() => undefined)
    .finally(() => (state.ended = true));
  await until(() => state.beats > 0);
  return { told, state, leave: () => reader.cancel() };
}

async function until(met: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await met())) await sleep(10);
}
async function listening(): Promise<number[]> {
  const { rows } = await admin.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'ambito-prova-cambiamenti'`,
  );
  return rows.map(({ pid }) => pid);
}

test('a change is told by every replica when it commits, and not before; one that is taken back is not told', async () => {
  const replicas = [await startReplica(), await startReplica()];
  const gateways = await Promise.all(replicas.map(({ port }) => follow(port)));
  const writer = new pg.Client({ connectionString: database.urls.DATABASE_URL });
  writer.on('error', () => undefined);
  await writer.connect();
  await writer.query(`BEGIN; UPDATE comune SET nome = 'Altro' WHERE codice_istat = '064011'; ROLLBACK`);
  await writer.query(`BEGIN; UPDATE comune SET nome = 'Nuovo' WHERE codice_istat = '064010'`);
  await sleep(200);
  expect(gateways.map(({ told }) => told)).toEqual([[], []]);
  const committed = Date.now();
  await writer.query('COMMIT');

  await until(() => gateways.every(({ told }) => told.length > 0));
  expect(Date.now() - committed).toBeLessThan(SOON_MS);
  expect(gateways.map(({ told }) => told)).toEqual([
    [{ tipo: 'Comune', chiave: '064010' }],
    [{ tipo: 'Comune', chiave: '064010' }],
  ]);
  await writer.end();
  await Promise.all(replicas.map((replica) => replica.stop()));
  expect(await listening()).toEqual([]);
});

test('many changes of one transaction are told one by one; a row that stays as it was is not told', async () => {
  const replica = await startReplica();
  const { told } = await follow(replica.port);
  await admin.query(`UPDATE comune SET nome = nome WHERE codice_istat = '064020'`);
  await admin.query(`UPDATE comune SET versione = versione + 1 WHERE codice_istat <= '064029'`);
  await admin.query(`DELETE FROM comune WHERE codice_istat = '064099'`);
  await until(() => told.some(({ chiave }) => chiave === '064099'));
  expect(told.filter(({ tipo }) => tipo === 'Comune')).toHaveLength(21);
  await replica.stop();
});

test('the streams end when the database is lost; the next one hears again', async () => {
  const replica = await startReplica();
  const { state } = await follow(replica.port);
  await admin.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [await listening()]);
  await until(() => state.ended);
  const { told } = await follow(replica.port);
  await admin.query(`UPDATE comune SET versione = versione + 1 WHERE codice_istat = '064030'`);
  await until(() => told.length > 0);
  await replica.stop();
});

test('a sign of life comes about each second', async () => {
  const replica = await startReplica();
  const { state } = await follow(replica.port);
  await sleep(2_500);
  expect(state.beats).toBeGreaterThanOrEqual(2);
  await replica.stop();
});

test('a connection listens while a gateway follows, one for all of them, and no longer', async () => {
  const replica = await startReplica();
  expect(await listening()).toEqual([]);
  const gateways = await Promise.all([follow(replica.port), follow(replica.port)]);
  expect(await listening()).toHaveLength(1);
  await Promise.all(gateways.map(({ leave }) => leave()));
  await until(async () => (await listening()).length === 0);
  const { state } = await follow(replica.port);
  expect(await listening()).toHaveLength(1);
  await replica.stop();
  await until(() => state.ended);
});

test('only the gateway may follow', async () => {
  const replica = await startReplica();
  expect((await fetch(`http://127.0.0.1:${replica.port}/cambiamenti`)).status).toBe(403);
  expect((await open(replica.port, '/cambiamenti', '/altro')).status).toBe(403);
  expect(await listening()).toEqual([]);
  await replica.stop();
});

test('without its database a service does not pretend to hear', async () => {
  const changes = serveChanges({
    url: 'postgres://nessuno@127.0.0.1:9/nulla',
    name: 'prova',
    keys: [...PROOF_KEYS],
    logger: createLogger('prova', 'silent'),
  });
  const server = express().use('/cambiamenti', changes.router).listen(0, '127.0.0.1');
  await once(server, 'listening');
  expect((await open((server.address() as AddressInfo).port)).status).toBe(503);
  await changes.stop();
  server.close();
  server.closeAllConnections();
});
