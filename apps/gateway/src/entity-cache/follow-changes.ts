// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { proofHeaders } from '@ambito/access';
import type { ProofKey } from '@ambito/config';
import { HEADER_RICHIESTA, type Logger, type Stoppable } from '@ambito/telemetry';
import { Client } from 'undici';
import type { EntityCache } from './entity-cache.ts';

const PATH = '/cambiamenti';
/** The service sends a sign of life each second: without any for so long the stream is lost. */
const SILENCE_MS = 3_000;
const AGAIN_MS = 500;

/**
 * Follows the changes that a service announces, and drops from the cache what they concern. While the stream is lost, the cache is
 * off; it is on again with the first sign of life of the next one.
 */
export function followChanges(
  cache: EntityCache,
  { url, keys, logger }: { url: string; keys: readonly ProofKey[]; logger: Logger },
): Stoppable {
  const { origin } = new URL(url);
  const stopping = new AbortController();

  async function follow(): Promise<void> {
    const client = new Client(origin, { headersTimeout: SILENCE_MS, bodyTimeout: SILENCE_MS });
    try {
      const requestId = randomUUID();
      const caller = { authorization: undefined, ambito: undefined, ruolo: undefined, requestId };
      const { statusCode, body } = await client.request({
        method: 'GET',
        path: PATH,
        signal: stopping.signal,
        headers: {
          [HEADER_RICHIESTA]: requestId,
          ...proofHeaders(keys, { method: 'GET', path: PATH, ...caller }),
        },
      });
      if (statusCode !== 200) throw new Error(`status ${statusCode}`);
      let rest = '';
      for await (const chunk of body.setEncoding('utf8')) {
        const lines = (rest + String(chunk)).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) take(line);
      }
    } finally {
      await client.destroy();
    }
  }

  function take(line: string): void {
    const { tipo, chiave } = JSON.parse(line) as { tipo?: string; chiave?: string };
    if (tipo !== undefined) cache.drop(tipo, chiave);
    else if (!cache.isOn) {
      cache.turnOn();
      logger.info('entity cache on');
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const reason = await follow().then(() => 'the stream has ended', String);
      // Told once, and not at each try.
      if (cache.isOn && !stopping.signal.aborted) logger.warn({ reason }, 'entity cache off: changes are not heard');
      cache.turnOff();
      await sleep(AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
