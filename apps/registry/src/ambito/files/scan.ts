// SPDX-License-Identifier: AGPL-3.0-or-later
import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import { Unavailable } from '@ambito/errors';

/**
 * Looks for malicious content in a received file.
 * @returns the name of the malware, null for a clean file
 * @throws Unavailable when the scan fails: the file is then not accepted
 */
export type Scan = (path: string) => Promise<string | null>;

/** The scan when no scanner is configured. */
export const noScan: Scan = () => Promise.resolve(null);

const TIMEOUT_MS = 60_000;

/** Asks ClamAV's daemon by its `INSTREAM` command: chunks with their length before them, an empty one at the end. */
export function clamavScan(url: string): Scan {
  const { hostname, port } = new URL(url);
  return async (path) => {
    const socket = connect(Number(port), hostname).setTimeout(TIMEOUT_MS);
    socket.once('timeout', () => socket.destroy(new Error('ClamAV does not answer')));
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    try {
      socket.write('zINSTREAM\0');
      await Promise.all([pipeline(createReadStream(path), inChunks(), socket), ended(socket)]);
    } catch (cause) {
      // A refusal, such as "too large", ends the sending early and is in the answer.
      if (answer === '') throw new Unavailable('Il controllo antivirus non è riuscito: riprova tra poco', { cause });
    }
    return verdict(answer);
  };
}

function verdict(answer: string): string | null {
  const text = answer.replaceAll('\0', '').trim();
  if (text === 'stream: OK') return null;
  const found = /^stream: (.+) FOUND$/.exec(text)?.[1];
  if (found !== undefined) return found;
  throw new Unavailable('Il controllo antivirus non è riuscito: riprova tra poco', {
    cause: new Error(`ClamAV answers ${text}`),
  });
}

function inChunks(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      this.push(length);
      done(null, chunk);
    },
    flush(done) {
      done(null, Buffer.alloc(4));
    },
  });
}

function ended(socket: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('end', resolve).once('error', reject);
  });
}
