// SPDX-License-Identifier: AGPL-3.0-or-later
import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { NotFound, Unavailable } from '@ambito/errors';
import { AwsClient } from 'aws4fetch';
import { checkedKey, type FileStore } from './file-store.ts';

export interface S3Settings {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Long enough for the largest file on a slow line. */
const TIMEOUT_MS = 120_000;

/** Keeps files in a bucket of any S3 server (AWS, MinIO, Ceph), by the path style that all of them accept. */
export async function createS3Store(
  settings: S3Settings,
  tmp: string,
  timeoutMs: number = TIMEOUT_MS,
): Promise<FileStore> {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = settings;
  const spool = join(tmp, 'ambito-in-arrivo');
  await mkdir(spool, { recursive: true, mode: 0o700 });
  // A body that streams cannot be sent twice: the caller tries again.
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
  const bucketUrl = `${endpoint.replace(/\/$/, '')}/${bucket}`;

  async function ask(url: string, init: RequestInit & { method: string }): Promise<Response> {
    let response: Response;
    try {
      response = await client.fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    } catch (cause) {
      throw unavailable(cause);
    }
    if (response.ok) return response;
    await response.body?.cancel();
    if (response.status === 404) throw new NotFound('File non trovato');
    throw unavailable(new Error(`S3 answers ${response.status} to ${init.method}`));
  }
  const urlOf = (key: string): string => `${bucketUrl}/${checkedKey(key)}`;

  return {
    spool,
    async put(key, { path, bytes, sha256 }) {
      await ask(urlOf(key), {
        method: 'PUT',
        // The store refuses a body with another digest.
        headers: { 'content-length': String(bytes), 'x-amz-content-sha256': sha256 },
        body: Readable.toWeb(createReadStream(path)) as globalThis.ReadableStream,
        duplex: 'half',
      } as RequestInit & { method: string });
    },
    async read(key) {
      const { body } = await ask(urlOf(key), { method: 'GET' });
      return body === null ? Readable.from([]) : Readable.fromWeb(body as ReadableStream);
    },
    async remove(key) {
      await ask(urlOf(key), { method: 'DELETE' }).catch((error: unknown) => {
        if (!(error instanceof NotFound)) throw error;
      });
    },
    async ready() {
      await ask(bucketUrl, { method: 'HEAD' });
    },
  };
}

function unavailable(cause: unknown): Unavailable {
  return new Unavailable('I file non sono raggiungibili in questo momento: riprova tra poco', { cause });
}
