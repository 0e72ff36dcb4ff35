// SPDX-License-Identifier: AGPL-3.0-or-later
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { proofHeaders } from '@ambito/access';
import type { ProofKey } from '@ambito/config';
import { answerError, AppError, BadUserInput, NotFound, Unavailable } from '@ambito/errors';
import { HEADER_RICHIESTA, requestIdHeaders, type Logger } from '@ambito/telemetry';
import type { Request, RequestHandler, Response } from 'express';
import { errors, Pool, type Dispatcher } from 'undici';
import { forwardedOf, type Forwarded } from './request-context.ts';

/** Separate from the graph's connections, which long transfers must not occupy. */
const CONNECTIONS = 16;
/** How long a subgraph may take to answer, once it has the whole request. */
const ANSWER_MS = 30_000;
/** How long the connection to the caller may be silent; longer than an answer may take. */
const IDLE_MS = 60_000;
/** The largest body that is passed on; a resource may have a lower limit. */
const MAX_BYTES = 32 * 1024 * 1024;

const METHODS = ['GET', 'PUT', 'POST'] as const;
/** The only headers that pass from the caller to a subgraph, and from its answer to the caller. */
const ASKED = ['accept', 'content-type', 'content-length', 'if-none-match'] as const;
const ANSWERED = [
  'content-type',
  'content-length',
  'content-disposition',
  'cache-control',
  'etag',
  'last-modified',
  'retry-after',
] as const;

export interface Risorse {
  /** Mounted at `/risorse`, behind session and token. */
  readonly handler: RequestHandler;
  close(): Promise<void>;
}

interface Options {
  readonly keys: readonly ProofKey[];
  readonly logger: Logger;
  readonly idleMs?: number;
  readonly maxBytes?: number;
}

/**
 * Passes calls of resources on: `/risorse/<service>/…` to that service's `/risorse/…`, with the caller's token and the
 * gateway's proof. Bodies stream both ways and are never held; when one side goes, so does the other.
 * @param urls of the subgraphs' graphs, by the service's name
 */
export function createRisorse(urls: Readonly<Record<string, string>>, options: Options): Risorse {
  const pools = new Map(
    Object.entries(urls).map(([name, url]) => [name, new Pool(new URL(url).origin, { connections: CONNECTIONS })]),
  );
  return {
    handler: async (request, response) => {
      const context = forwardedOf(request, response);
      const { requestId } = context;
      response.setHeader(HEADER_RICHIESTA, requestId);
      try {
        const [, name = '', path = ''] = /^\/([^/?]*)(\/[^?]*(?:\?.*)?)$/.exec(request.url) ?? [];
        const pool = pools.get(name);
        if (pool === undefined) throw new NotFound('Risorsa non trovata');
        await pass(request, response, pool, { ...options, name, path: `/risorse${path}`, context });
      } catch (error) {
        refuse(response, error);
      }
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}

async function pass(
  request: Request,
  response: Response,
  pool: Pool,
  call: Options & { name: string; path: string; context: Forwarded },
): Promise<void> {
  const { keys, logger, name, path, context, idleMs = IDLE_MS, maxBytes = MAX_BYTES } = call;
  const method = METHODS.find((known) => known === request.method);
  if (method === undefined) throw new BadUserInput(['metodo'], `Le risorse si chiedono con ${METHODS.join(', ')}`);
  const { authorization, ambito, ruolo, requestId, callerRequestId, gone } = context;
  response.setTimeout(idleMs, () => void response.destroy());
  const body = method === 'GET' ? null : limited(request, maxBytes);
  let answer: Dispatcher.ResponseData;
  try {
    answer = await pool.request({
      method,
      path,
      body,
      signal: gone,
      headersTimeout: ANSWER_MS,
      bodyTimeout: idleMs,
      headers: {
        ...pick(request.headers, ASKED),
        ...requestIdHeaders({ requestId, callerRequestId }),
        ...proofHeaders(keys, { method, path, authorization, ambito, ruolo, requestId, callerRequestId }),
      },
    });
  } catch (error) {
    if (body?.errored instanceof AppError) throw body.errored;
    if (!gone.aborted) logger.warn({ service: name, reason: String(error) }, 'resource not reached');
    throw new Unavailable(`Il servizio ${name} non risponde: riprova tra poco`, { cause: error });
  }
  response.writeHead(answer.statusCode, pick(answer.headers, ANSWERED));
  await pipeline(answer.body, response);
}

/**
 * The request's body, broken off past the limit. The request is still read to its end, so that a caller that sends
 * too much receives the reason.
 */
function limited(request: Request, maxBytes: number): Transform {
  const tooMuch = new BadUserInput(['corpo'], `Al massimo ${Math.floor(maxBytes / 1024 / 1024)} MB`);
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(tooMuch);
      else done(null, chunk);
    },
  });
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooMuch;
  limit.once('close', () => request.unpipe(limit).resume());
  request.once('aborted', () => limit.destroy(new errors.RequestAbortedError()));
  return request.pipe(limit);
}

function refuse(response: Response, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  if (!(error instanceof AppError)) throw error;
  answerError(response, error);
}

function pick(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  names: readonly string[],
): Record<string, string | string[]> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
