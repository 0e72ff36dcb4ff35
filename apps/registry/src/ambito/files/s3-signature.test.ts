// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, createHmac, type BinaryLike } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { NotFound, Unavailable } from '@ambito/errors';
import { SignatureV4 } from '@smithy/signature-v4';
import { newFileKey, type FileStore } from './file-store.ts';
import { createS3Store } from './s3-store.ts';

/** The hash that the reference implementation uses. */
class Sha256 {
  private readonly hash;
  constructor(secret?: BinaryLike) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret);
  }
  update(data: BinaryLike): void {
    this.hash.update(data);
  }
  reset(): void {
    throw new Error('A hash is used once');
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.hash.digest());
  }
}

const CREDENTIALS = { accessKeyId: 'AKIAPROVA', secretAccessKey: 'segreto/con+segni=' };
const REGION = 'eu-south-1';
/** AWS's own implementation, independent of the one under test. S3 does not normalise a path. */
const peer = new SignatureV4({
  credentials: CREDENTIALS,
  region: REGION,
  service: 's3',
  sha256: Sha256 as never,
  uriEscapePath: false,
});

/** Whether a request has the signature that the reference gives now, and the body has the signed digest. */
async function verifies({ method = '', url = '', headers }: IncomingMessage, body: Buffer): Promise<boolean> {
  const { pathname, searchParams } = new URL(url, 'http://x');
  const [, names = ''] = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '') ?? [];
  const date = String(headers['x-amz-date']).replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const signed = await peer.sign(
    {
      method,
      protocol: 'http:',
      hostname: '127.0.0.1',
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: Object.fromEntries(names.split(';').map((name) => [name, String(headers[name])])),
    },
    { signingDate: new Date(date) },
  );
  const digest = headers['x-amz-content-sha256'];
  const whole = digest === 'UNSIGNED-PAYLOAD' || digest === createHash('sha256').update(body).digest('hex');
  const recent = Math.abs(Date.parse(date) - Date.now()) < 15 * 60_000;
  return signed.headers['authorization'] === headers.authorization && whole && recent;
}

const kept = new Map<string, Buffer>();
let silent = false;

/** A bucket that checks each signature. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await buffer(request);
  if (silent) return;
  if (!(await verifies(request, body))) return void response.writeHead(403).end();
  const path = String(request.url);
  if (request.method === 'PUT') kept.set(path, body);
  if (request.method === 'DELETE') kept.delete(path);
  const found = request.method !== 'GET' || kept.has(path);
  response.writeHead(found ? 200 : 404).end(request.method === 'GET' ? kept.get(path) : undefined);
}

const server = createServer((request, response) => void answer(request, response));
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ambito-s3-'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(home, { recursive: true });
});

const open = (other: object = {}, timeoutMs?: number): Promise<FileStore> =>
  createS3Store(
    {
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      bucket: 'ambito',
      region: REGION,
      ...CREDENTIALS,
      ...other,
    },
    home,
    timeoutMs,
  );

async function received(store: FileStore, content: Buffer, sha256?: string) {
  const path = join(store.spool, newFileKey());
  await writeFile(path, content);
  return { path, bytes: content.length, sha256: sha256 ?? createHash('sha256').update(content).digest('hex') };
}

test.each(['ambito', 'ambito.a04-file', 'a0'.repeat(31)])(
  'each request to the bucket %s is signed as the peer signs it',
  async (bucket) => {
    const store = await open({ bucket });
    const [key, content] = [newFileKey(), Buffer.alloc(300_000, 'è')];
    await store.ready();
    await store.put(key, await received(store, content));
    expect((await buffer(await store.read(key))).equals(content)).toBe(true);
    await store.remove(key);
    await expect(store.read(key)).rejects.toThrow(NotFound);
  },
);

test('each request is signed when the endpoint has a path, too', async () => {
  const { port } = server.address() as AddressInfo;
  const store = await open({ endpoint: `http://127.0.0.1:${port}/storage/v1/s3/` });
  const key = newFileKey();
  await store.put(key, await received(store, Buffer.from('x')));
  expect([...kept.keys()]).toContain(`/storage/v1/s3/ambito/${key}`);
});

test.each([
  ['another secret', { secretAccessKey: 'altro' }],
  ['another key', { accessKeyId: 'ALTRO' }],
  ['another region', { region: 'us-east-1' }],
])('by %s nothing is stored, read or taken away', async (_name, other) => {
  const store = await open(other);
  await expect(store.put(newFileKey(), await received(store, Buffer.from('x')))).rejects.toThrow(Unavailable);
  await expect(store.read(newFileKey())).rejects.toThrow(Unavailable);
  await expect(store.remove(newFileKey())).rejects.toThrow(Unavailable);
  await expect(store.ready()).rejects.toThrow(Unavailable);
});

test('a content with another digest is refused', async () => {
  const store = await open();
  const key = newFileKey();
  const other = await received(store, Buffer.from('contenuto'), createHash('sha256').update('altro').digest('hex'));
  await expect(store.put(key, other)).rejects.toThrow(Unavailable);
  await expect(store.read(key)).rejects.toThrow(NotFound);
});

test('the wait for a bucket that does not answer ends', async () => {
  silent = true;
  try {
    const store = await open({}, 200);
    await expect(store.ready()).rejects.toThrow(Unavailable);
    await expect(store.put(newFileKey(), await received(store, Buffer.from('x')))).rejects.toThrow(Unavailable);
  } finally {
    silent = false;
  }
});
