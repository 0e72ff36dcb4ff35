// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { NotFound, Unavailable } from '@ambito/errors';
import S3rver from 's3rver';
import { newFileKey, type FileStore, type ReceivedFile } from './file-store.ts';
import { createLocalStore } from './local-store.ts';
import { createS3Store } from './s3-store.ts';

const home = await mkdtemp(join(tmpdir(), 'ambito-files-'));
const s3 = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory: join(home, 's3'),
  configureBuckets: [{ name: 'ambito', configs: [] }],
});
const bucket = (port: number) => ({
  endpoint: `http://127.0.0.1:${port}`,
  bucket: 'ambito',
  region: 'us-east-1',
  accessKeyId: 'S3RVER',
  secretAccessKey: 'S3RVER',
});
let port = 0;
beforeAll(async () => {
  ({ port } = await s3.run());
});
afterAll(async () => {
  await s3.close();
  await rm(home, { recursive: true });
});

async function received(store: FileStore, content: Buffer): Promise<ReceivedFile> {
  const path = join(store.spool, newFileKey());
  await writeFile(path, content);
  return { path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

describe.each([
  ['a folder', () => createLocalStore(join(home, 'local'))],
  ['a bucket', () => createS3Store(bucket(port), home)],
])('files in %s', (_name, create) => {
  let store: FileStore;
  beforeAll(async () => {
    store = await create();
  });

  test.each([1, 100_000, 3_000_000])('of %d bytes are read as they were put', async (bytes) => {
    const content = randomBytes(bytes);
    const key = newFileKey();
    await store.put(key, await received(store, content));
    expect((await buffer(await store.read(key))).equals(content)).toBe(true);
  });

  test('are separate, and a removed one stays removed when it is removed again', async () => {
    const [one, other] = [newFileKey(), newFileKey()];
    await store.put(one, await received(store, Buffer.from('uno')));
    await store.put(other, await received(store, Buffer.from('due')));
    await store.remove(one);
    await store.remove(one);
    await expect(store.read(one)).rejects.toThrow(NotFound);
    expect(String(await buffer(await store.read(other)))).toBe('due');
  });

  test('that were never stored are not found', async () => {
    await expect(store.read(newFileKey())).rejects.toThrow(NotFound);
    await expect(store.remove(newFileKey())).resolves.toBeUndefined();
  });

  test.each(['../../etc/passwd', '', 'a/b', `${newFileKey()}/`, newFileKey().toUpperCase()])(
    'are found by their keys only, and %j is not a key',
    async (key) => {
      await expect((async () => store.read(key))()).rejects.toThrow('Not the key of a file');
      await expect((async () => store.remove(key))()).rejects.toThrow('Not the key of a file');
    },
  );

  test('can be stored, says the check for readiness', async () => {
    await expect(store.ready()).resolves.toBeUndefined();
  });
});

test('only its user may enter a folder and read the files in it', async () => {
  const folder = join(home, 'private');
  const store = await createLocalStore(folder);
  const key = newFileKey();
  await store.put(key, await received(store, Buffer.from('x')));
  expect((await stat(join(folder, key.slice(0, 2)))).mode & 0o077).toBe(0);
  expect(await readdir(store.spool)).toEqual([]);
});

describe('a bucket', () => {
  // A double of the bucket: it records each request and gives the answer that the test chose.
  let asked: { method: string | undefined; headers: IncomingHttpHeaders; body: string };
  let status = 200;
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      asked = { method: request.method, headers: request.headers, body };
      response.writeHead(status).end();
    });
  });
  let store: FileStore;
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    store = await createS3Store(bucket((server.address() as AddressInfo).port), home);
  });
  afterAll(() => server.close());

  test('receives length and digest of the content, both signed', async () => {
    status = 200;
    const file = await received(store, Buffer.from('contenuto'));
    await store.put(newFileKey(), file);
    expect(asked).toMatchObject({ method: 'PUT', body: 'contenuto' });
    expect(asked.headers).toMatchObject({ 'content-length': '9', 'x-amz-content-sha256': file.sha256 });
    expect(asked.headers).not.toHaveProperty('transfer-encoding');
    expect(asked.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=S3RVER\/\d{8}\/us-east-1\/s3\/aws4_request, SignedHeaders=\S*x-amz-content-sha256\S*, Signature=[0-9a-f]{64}$/,
    );
  });

  test.each([400, 403, 500, 503])('that answers %d has stored nothing, and the store throws', async (refusal) => {
    status = refusal;
    const file = await received(store, Buffer.from('x'));
    await expect(store.put(newFileKey(), file)).rejects.toThrow(Unavailable);
    await expect(store.read(newFileKey())).rejects.toThrow(Unavailable);
    await expect(store.remove(newFileKey())).rejects.toThrow(Unavailable);
    await expect(store.ready()).rejects.toThrow(Unavailable);
  });

  test('that does not answer makes the store unavailable', async () => {
    const away = await createS3Store(bucket(1), home);
    await expect(away.put(newFileKey(), await received(away, Buffer.from('x')))).rejects.toThrow(Unavailable);
    await expect(away.ready()).rejects.toThrow(Unavailable);
  });
});
