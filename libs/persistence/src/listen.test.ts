// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { listen } from './listen.ts';
import { conTutto } from './unit.fixture.ts';

let database: TestDatabase;
let tutto: Awaited<ReturnType<typeof conTutto>>;
beforeAll(async () => {
  database = await testDatabase('casework');
  tutto = await conTutto(database.adminUrl);
});
afterAll(async () => {
  await tutto.end();
  await database.drop();
});

async function ascolta(url = database.urls.DATABASE_URL) {
  const heard: string[] = [];
  const lost: string[] = [];
  const listening = await listen(
    { url, applicationName: 'prova-ascolto', channel: 'prova' },
    { message: (text) => heard.push(text), beat: () => heard.push('beat'), lost: (cause) => lost.push(String(cause)) },
  );
  return { ...listening, heard, lost };
}
async function until(met: () => boolean): Promise<void> {
  while (!met()) await sleep(10);
}

test('what is announced is heard in its order, and signs of life between', async () => {
  const { beat, close, heard, lost } = await ascolta();
  await tutto.query(`SELECT pg_notify('prova', 'uno')`);
  await until(() => heard.length === 1);
  beat();
  await until(() => heard.length === 2);
  await tutto.query(`SELECT pg_notify('altro', 'nulla'), pg_notify('prova', 'due')`);
  await until(() => heard.length === 3);
  expect(heard).toEqual(['uno', 'beat', 'due']);
  await close();
  expect(lost).toEqual([]);
});

test('the signs of life of another listener are none of this one', async () => {
  const [uno, altro] = [await ascolta(), await ascolta()];
  altro.beat();
  await until(() => altro.heard.length === 1);
  await sleep(50);
  expect(uno.heard).toEqual([]);
  await uno.close();
  await altro.close();
});

test('the loss of the connection is told once', async () => {
  const { beat, lost } = await ascolta();
  await tutto.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'prova-ascolto'`);
  await until(() => lost.length > 0);
  beat();
  await sleep(50);
  expect(lost).toHaveLength(1);
});

test('a connection over which nothing comes any more is lost', async () => {
  const target = new URL(database.urls.DATABASE_URL);
  const { port, hostname } = target;
  const sockets: Socket[] = [];
  const between = createServer((socket) => {
    const server = connect(Number(port), hostname);
    socket.pipe(server).pipe(socket);
    sockets.push(socket, server);
    for (const end of [socket, server]) end.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await once(between, 'listening');
  target.port = String((between.address() as AddressInfo).port);
  const { beat, lost, heard } = await ascolta(target.href);
  beat();
  await until(() => heard.length === 1);
  for (const socket of sockets) socket.unpipe().pause();
  for (let times = 0; times < 4; times += 1) beat();
  expect(lost).toEqual(['Error: No sign of life comes back']);
  for (const socket of sockets) socket.destroy();
  between.close();
});

test('a database that is not there is an error at once', async () => {
  await expect(ascolta('postgres://nessuno@127.0.0.1:9/nulla')).rejects.toThrow();
});
