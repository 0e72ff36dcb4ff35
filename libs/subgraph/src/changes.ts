// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ProofKey } from '@ambito/config';
import { answerError, Unavailable } from '@ambito/errors';
import { listen, type Listening } from '@ambito/persistence';
import type { Logger, Stoppable } from '@ambito/telemetry';
import { Router, type Response } from 'express';
import { fromGatewayOnly } from './from-gateway.ts';

/** The channel on which the triggers `annuncia_cambiamento` tell which public records a transaction has changed. */
const CHANNEL = 'cambiamento';
/** How often a gateway gets a sign of life; it takes the stream for lost when a few are missing. */
const BEAT_MS = 1_000;
/** A gateway that does not read is let go: it comes back, and begins with an empty cache. */
const MAX_UNREAD = 1024 * 1024;
/** A sign of life, as a line of the stream. */
const BEAT = '{}';

/**
 * Streams the changes of public records to the gateways: at `/cambiamenti`, a line of JSON for each record, and an empty object
 * as a sign of life. Every replica of a service listens to the database, so that each gateway learns of each change by whichever
 * replica it is connected to. When the database is lost, the streams end, and the gateways empty their caches.
 */
export function serveChanges(options: {
  url: string;
  name: string;
  keys: readonly ProofKey[];
  logger: Logger;
}): Stoppable & { router: Router } {
  const { url, name, keys, logger } = options;
  const streams = new Set<Response>();
  let listening: Promise<Listening> | undefined;
  let beats: NodeJS.Timeout | undefined;

  function tell(line: string): void {
    for (const stream of streams) {
      if (stream.writableLength > MAX_UNREAD) stream.destroy();
      else stream.write(`${line}\n`);
    }
  }

  /** Listens as long as some gateway does. */
  function open(): Promise<Listening> {
    const opened = listen(
      { url, applicationName: `ambito-${name}-cambiamenti`, channel: CHANNEL },
      { message: tell, beat: () => tell(BEAT), lost },
    );
    listening = opened;
    opened.then(
      (open) => {
        if (listening === opened) beats = setInterval(() => open.beat(), BEAT_MS);
      },
      () => (listening = undefined),
    );
    return opened;
  }

  function lost(cause: unknown): void {
    logger.warn({ reason: String(cause) }, 'changes of public records are not heard');
    end();
  }

  function end(): void {
    listening = undefined;
    clearInterval(beats);
    for (const stream of streams) stream.destroy();
    streams.clear();
  }

  async function leave(stream: Response): Promise<void> {
    streams.delete(stream);
    if (streams.size > 0 || listening === undefined) return;
    const open = await listening.catch(() => undefined);
    if (streams.size > 0) return;
    end();
    await open?.close().catch(() => undefined);
  }

  const router = Router();
  router.get(
    '/',
    fromGatewayOnly(keys, ({ method, originalUrl }) => ({ method, path: originalUrl })),
    async (_request, response) => {
      try {
        const current = listening ?? open();
        const { beat } = await current;
        if (current !== listening) throw new Error('The changes are not heard any more');
        if (response.destroyed) return leave(response);
        response.once('close', () => void leave(response));
        response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
        response.flushHeaders();
        streams.add(response);
        beat();
      } catch (error) {
        answerError(response, new Unavailable('Riprova tra poco', { cause: error }));
      }
    },
  );
  return {
    router,
    async stop() {
      const open = await listening?.catch(() => undefined);
      end();
      await open?.close().catch(() => undefined);
    },
  };
}
