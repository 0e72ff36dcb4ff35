// SPDX-License-Identifier: AGPL-3.0-or-later
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { proofHeaders } from '@ambito/access';
import type { ProofKey } from '@ambito/config';
import { answerError, AppError, BadUserInput, NotFound, Unavailable } from '@ambito/errors';
import { HEADER_RICHIESTA, requestIdHeaders, type Logger } from '@ambito/telemetry';
import type { Request, RequestHandler, Response } from 'express';
import { errors, Pool, type Dispatcher } from 'undici';
import { FIXED_LIMITS, keepPace, Overloaded, type LimitsConfig, type Rank, type SubgraphPlaces } from './load/index.ts';
import { forwardedOf, type Caller, type Forwarded } from './request-context.ts';

/** How long a subgraph may take to answer, once it has the whole request. */
const ANSWER_MS = 30_000;
/** How long the connection to the caller may be silent; longer than an answer may take. */
const IDLE_MS = 60_000;
/** The largest body that is passed on; a resource may have a lower limit. */
const MAX_BYTES = FIXED_LIMITS.fileMb * 1024 * 1024;

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

/** A service with resources: where its graph is, and the places in front of it. */
interface Service {
  readonly url: string;
  readonly places: SubgraphPlaces;
}

interface Options {
  readonly keys: readonly ProofKey[];
  readonly limits: Pick<LimitsConfig, 'TRANSFER_LEAST_KB'>;
  readonly logger: Logger;
  readonly callerOf: (request: Request) => Caller;
  readonly idleMs?: number;
  readonly lookMs?: number;
  readonly maxBytes?: number;
}

/**
 * Passes calls of resources on: `/risorse/<service>/…` to that service's `/risorse/…`, with the caller's token and the
 * gateway's proof. Bodies stream both ways and are never held; when one side goes, so does the other, but for an upload that the
 * subgraph has whole: what it has begun it finishes, and the place is taken until then.
 * @param services by name
 */
export function createRisorse(services: Readonly<Record<string, Service>>, options: Options): Risorse {
  const destinations = new Map(
    Object.entries(services).map(([name, { url, places }]) => {
      // A pool apart from the graph's, which long transfers must not occupy. One connection for each place: nothing waits in it unseen.
      const pool = new Pool(new URL(url).origin, { connections: places.transfers.limits.inFlight });
      return [name, { name, pool, places }];
    }),
  );
  return {
    handler: async (request, response) => {
      const context = forwardedOf(request, response);
      const { requestId } = context;
      response.setHeader(HEADER_RICHIESTA, requestId);
      try {
        const [, name = '', path = ''] = /^\/([^/?]*)(\/[^?]*(?:\?.*)?)$/.exec(request.url) ?? [];
        const destination = destinations.get(name);
        if (destination === undefined) throw new NotFound('Risorsa non trovata');
        await pass(request, response, destination, { ...options, path: `/risorse${path}`, context });
      } catch (error) {
        refuse(response, error);
      }
    },
    async close() {
      await Promise.all([...destinations.values()].map(({ pool }) => pool.close()));
    },
  };
}

interface Destination {
  readonly name: string;
  readonly pool: Pool;
  readonly places: SubgraphPlaces;
}

interface Call extends Options {
  readonly path: string;
  readonly context: Forwarded;
}

/** Does the whole of a transfer in its place. A read has a place among the calls of the graph too, until its answer begins. */
async function pass(request: Request, response: Response, destination: Destination, call: Call): Promise<void> {
  const { callerOf, context, limits, idleMs = IDLE_MS, lookMs } = call;
  const { name, places } = destination;
  const { gone } = context;
  const method = METHODS.find((known) => known === request.method);
  if (method === undefined) throw new BadUserInput(['metodo'], `Le risorse si chiedono con ${METHODS.join(', ')}`);
  const caller = callerOf(request);
  const rank = rankOf(caller, method);
  response.setTimeout(idleMs, () => void response.destroy());
  try {
    await places.transfer(caller, rank, gone, async () => {
      const stopLooking = keepPace(limits.TRANSFER_LEAST_KB, { request, response, isUpload: method !== 'GET', lookMs });
      try {
        const begin = (): Promise<Dispatcher.ResponseData> => ask(request, method, destination, call);
        const answer = method === 'GET' ? await places.calls.run(rank, gone, begin) : await begin();
        response.writeHead(answer.statusCode, pick(answer.headers, ANSWERED));
        await pipeline(answer.body, response);
      } finally {
        stopLooking();
      }
    });
  } catch (error) {
    if (error instanceof Overloaded) throw new Unavailable(places.refuse(rank), { cause: error });
    // Its caller has left the queue.
    if (gone.aborted && error === gone.reason) throw silent(name, error);
    throw error;
  }
}

function rankOf({ signedIn }: Caller, method: (typeof METHODS)[number]): Rank {
  if (!signedIn) return 'anonymous';
  return method === 'GET' ? 'read' : 'write';
}

/** Sends the request. @returns the answer as soon as it begins */
async function ask(
  request: Request,
  method: (typeof METHODS)[number],
  { name, pool }: Destination,
  { keys, logger, path, context, idleMs = IDLE_MS, maxBytes = MAX_BYTES }: Call,
): Promise<Dispatcher.ResponseData> {
  const { authorization, ambito, ruolo, requestId, callerRequestId, gone } = context;
  const body = method === 'GET' ? null : limited(request, maxBytes);
  try {
    return await pool.request({
      method,
      path,
      body,
      // The body breaks off with a caller who goes while it sends; an upload that is whole is answered all the same.
      signal: method === 'GET' ? gone : null,
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
    throw silent(name, error);
  }
}

function silent(name: string, cause: unknown): Unavailable {
  return new Unavailable(`Il servizio ${name} non risponde: riprova tra poco`, { cause });
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
