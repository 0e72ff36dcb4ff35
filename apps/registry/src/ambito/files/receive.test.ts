// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { BadUserInput, NotFound, Unavailable } from '@ambito/errors';
import type { FileType } from './content-type.ts';
import { newFileKey, type FileStore } from './file-store.ts';
import { createLocalStore } from './local-store.ts';
import { receiveFile } from './receive.ts';
import { clamavScan, noScan, type Scan } from './scan.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let folder: string;
let store: FileStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ambito-receive-'));
  store = await createLocalStore(folder);
});
afterAll(() => rm(folder, { recursive: true }));

const receive = (
  content: Buffer | Readable,
  { scan = noScan, key = newFileKey(), type = 'application/pdf', bytes = 0 }: Partial<Options> = {},
) =>
  receiveFile(content instanceof Readable ? content : Readable.from([content]), {
    store,
    key,
    scan,
    declared: { type, bytes: content instanceof Readable ? bytes : content.length },
  });
interface Options {
  scan: Scan;
  key: string;
  type: FileType;
  bytes: number;
}

async function* endless(): AsyncGenerator<Buffer> {
  for (;;) {
    yield Buffer.alloc(64 * 1024, 'x');
    await turn();
  }
}

test.each<[string, Buffer, FileType]>([
  ['a PDF', PDF, 'application/pdf'],
  ['a PNG', PNG, 'image/png'],
  ['a CSV in UTF-8 with its mark', Buffer.from('\ufeffComune;Città\r\n064008;Avellino\r\n'), 'text/csv'],
  ['a CSV in Windows-1252', Buffer.from('Comune;Citt\xe0\r\n', 'latin1'), 'text/csv'],
])('%s is known by its content, hashed and stored', async (_name, content, type) => {
  const key = newFileKey();
  expect(await receive(content, { type, key })).toBe(createHash('sha256').update(content).digest('hex'));
  expect((await buffer(await store.read(key))).equals(content)).toBe(true);
});

test.each<[string, () => Buffer | Readable, Partial<Options>, string]>([
  ['is a page', () => Buffer.from('  <html><script>alert(1)</script>'), { type: 'text/csv' }, 'di tipo csv'],
  [
    'is a drawing that runs scripts',
    () => Buffer.from('<?xml?><svg onload="x()"/>'),
    { type: 'text/csv' },
    'di tipo csv',
  ],
  ['is a script', () => Buffer.from('#!/bin/sh\nrm -rf /\n'), { type: 'text/csv' }, 'di tipo csv'],
  ['is a program', () => Buffer.from(`\x7fELF${'\0'.repeat(60)}`, 'latin1'), {}, 'di tipo pdf'],
  ['is an archive', () => Buffer.from('504b0506' + '00'.repeat(18), 'hex'), { type: XLSX }, 'di tipo xlsx'],
  ['is nothing known', () => Buffer.from([1, 2, 3, 0, 255]), {}, 'di tipo pdf'],
  ['is of another type', () => PNG, { type: 'image/jpeg' }, 'di tipo jpg'],
  ['is a byte too long', () => Readable.from([PDF, 'x']), { bytes: PDF.length }, 'dimensione dichiarata'],
  ['is a byte too short', () => Readable.from([PDF]), { bytes: PDF.length + 1 }, 'dimensione dichiarata'],
  ['is empty', () => Readable.from([]), { bytes: 1 }, 'dimensione dichiarata'],
  ['has no end', () => Readable.from(endless()), { bytes: 1_000_000 }, 'dimensione dichiarata'],
])('a file that %s is refused, and leaves nothing behind', async (_name, content, options, message) => {
  const key = newFileKey();
  const refused = receive(content(), { ...options, key });
  await expect(refused).rejects.toThrow(BadUserInput);
  await expect(refused).rejects.toThrow(message);
  expect(await readdir(store.spool)).toEqual([]);
  await expect(store.read(key)).rejects.toThrow(NotFound);
});

test('a sender that disconnects leaves nothing behind', async () => {
  const body = new Readable({ read: () => undefined });
  body.push(PDF);
  const receiving = receive(body, { bytes: 1_000 });
  setTimeout(() => body.destroy(new Error('gone')), 20);
  await expect(receiving).rejects.toThrow(Unavailable);
  expect(await readdir(store.spool)).toEqual([]);
});

describe('with ClamAV', () => {
  let daemon: Server;
  let answer: string | null = '';
  let got = Buffer.alloc(0);
  beforeAll(async () => {
    // The protocol of clamd: a command, chunks with their length before them, an empty one, an answer.
    daemon = createServer((socket) => {
      got = Buffer.alloc(0);
      socket
        .on('error', () => undefined)
        .on('data', (data: Buffer) => {
          got = Buffer.concat([got, data]);
          if (answer === null) socket.destroy();
          else if (got.subarray(-4).equals(Buffer.alloc(4))) socket.end(`${answer}\0`);
        });
    }).listen(0, '127.0.0.1');
    await once(daemon, 'listening');
  });
  afterAll(() => daemon.close());
  const scan: Scan = (path) => clamavScan(`tcp://127.0.0.1:${(daemon.address() as AddressInfo).port}`)(path);

  test('a clean file is scanned whole and accepted', async () => {
    answer = 'stream: OK';
    await receive(PDF, { scan });
    const length = Buffer.alloc(4);
    length.writeUInt32BE(PDF.length);
    expect(got).toEqual(Buffer.concat([Buffer.from('zINSTREAM\0'), length, PDF, Buffer.alloc(4)]));
  });

  test.each([
    ['an infected file', 'stream: Eicar-Signature FOUND', BadUserInput, 'pericoloso'],
    ['a file that is too large for the scanner', 'INSTREAM size limit exceeded. ERROR', Unavailable, 'non è riuscito'],
    ['a file that the scanner did not check', '', Unavailable, 'non è riuscito'],
    ['a file whose scanner disconnects', null, Unavailable, 'non è riuscito'],
  ] as const)('%s is not taken in, and leaves nothing behind', async (_name, said, kind, message) => {
    answer = said;
    const key = newFileKey();
    const refused = receive(PDF, { scan, key });
    await expect(refused).rejects.toThrow(kind);
    await expect(refused).rejects.toThrow(message);
    await expect(store.read(key)).rejects.toThrow(NotFound);
    expect(await readdir(store.spool)).toEqual([]);
  });

  test('while the scanner does not answer, no file is accepted', async () => {
    await expect(receive(PDF, { scan: clamavScan('tcp://127.0.0.1:1') })).rejects.toThrow(Unavailable);
  });
});
