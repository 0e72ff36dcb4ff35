// SPDX-License-Identifier: AGPL-3.0-or-later
import { proofHeaders } from '@ambito/access';
import type { ProofKey } from '@ambito/config';
import { requestIdHeaders } from '@ambito/telemetry';
import { GraphQLError, OperationTypeNode } from 'graphql';
import { Pool } from 'undici';
import { Overloaded, type Rank, type SubgraphPlaces } from './load/index.ts';
import { kindOf, type ProcessOptions, type ProcessResult, type Source } from './representations.ts';
import type { RequestContext } from './request-context.ts';

const TIMEOUT_MS = 20_000;

interface SourceOptions {
  readonly keys: readonly ProofKey[];
  readonly places: SubgraphPlaces;
  /** How long an answer may keep the gateway waiting. */
  readonly timeoutMs?: number;
}

/**
 * Calls one subgraph over a keep-alive pool, with the caller's token forwarded and the gateway's proof over the request.
 * Nothing else of the caller's headers goes through.
 */
export class SubgraphSource implements Source {
  private readonly pool: Pool;
  private readonly name: string;
  private readonly path: string;
  private readonly keys: readonly ProofKey[];
  private readonly places: SubgraphPlaces;

  constructor(name: string, url: string, { keys, places, timeoutMs = TIMEOUT_MS }: SourceOptions) {
    const { origin, pathname } = new URL(url);
    this.name = name;
    this.path = pathname === '/' ? '/graphql' : pathname;
    this.keys = keys;
    this.places = places;
    this.pool = new Pool(origin, {
      // One for each place, and one for the question whether it is ready: nothing waits in the pool unseen.
      connections: places.calls.limits.inFlight + 1,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
  }

  async process(options: ProcessOptions): Promise<ProcessResult> {
    const rank = rankOf(options);
    const gone = goneSignalOf(options);
    try {
      return await this.places.calls.run(rank, gone, () => this.call(options, gone));
    } catch (error) {
      // Its caller has left the queue, and nobody reads what is missing.
      if (gone?.aborted === true && error === gone.reason) throw this.silent(error);
      if (!(error instanceof Overloaded)) throw error;
      throw this.missing(this.places.refuse(rank), error);
    }
  }

  private async call(options: ProcessOptions, gone: AbortSignal | null): Promise<ProcessResult> {
    const { query, variables } = options.request;
    const body = JSON.stringify({ query, variables });
    const { authorization, ambito, ruolo, requestId, callerRequestId } = options.context as RequestContext;
    try {
      const response = await this.pool.request({
        method: 'POST',
        path: this.path,
        body,
        signal: gone,
        headers: {
          'content-type': 'application/json',
          ...requestIdHeaders({ requestId, callerRequestId }),
          ...proofHeaders(this.keys, { body, authorization, ambito, ruolo, requestId, callerRequestId }),
        },
      });
      const result: unknown = await response.body.json();
      if (isAnswer(result, response.statusCode)) return result;
      throw new Error(`status ${response.statusCode}`);
    } catch (error) {
      throw this.silent(error);
    }
  }

  private silent(cause: unknown): GraphQLError {
    return this.missing(`Il servizio ${this.name} non risponde: questa parte manca`, cause);
  }

  private missing(message: string, cause: unknown): GraphQLError {
    return new GraphQLError(message, {
      extensions: { code: 'UNAVAILABLE', ritentabile: true, servizio: this.name },
      originalError: cause instanceof Error ? cause : new Error(String(cause)),
    });
  }

  /** Whether the subgraph says it is ready. */
  async ready(): Promise<void> {
    const { statusCode, body } = await this.pool.request({ method: 'GET', path: '/readyz' });
    await body.dump();
    if (statusCode !== 200) throw new Error(`${this.name} answers ${statusCode}`);
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}

/**
 * Whether a subgraph has answered, with data or with errors that say why there are none. Anything else comes from what stands before it,
 * or from one that is breaking down: a part is missing, and may be asked for again.
 */
function isAnswer(result: unknown, status: number): result is ProcessResult {
  if (!isObject(result)) return false;
  const { data, errors = [] } = result;
  if (!Array.isArray(errors) || !errors.every((error) => isObject(error) && typeof error['message'] === 'string'))
    return false;
  const coded = errors.every(({ extensions }) => isObject(extensions) && typeof extensions['code'] === 'string');
  if (status >= 500 && !coded) return false;
  return isObject(data) || ((data === null || data === undefined) && errors.length > 0);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A mutation goes first with all of its calls, the reads of its answer included. */
function rankOf(options: ProcessOptions): Rank {
  const { caller } = options.context as RequestContext;
  if (!caller.signedIn) return 'anonymous';
  return kindOf(options) === OperationTypeNode.MUTATION ? 'write' : 'read';
}

/**
 * By which a call ends when the caller goes. Null for what a mutation calls: what it has begun it finishes, and its answer is what
 * the same key gets later.
 */
function goneSignalOf(options: ProcessOptions): AbortSignal | null {
  return kindOf(options) === OperationTypeNode.QUERY ? (options.context as RequestContext).gone : null;
}
