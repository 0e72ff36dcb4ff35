// SPDX-License-Identifier: AGPL-3.0-or-later
import { HEADER_AMBITO, HEADER_PROVA, signProof } from '@ambito/access';
import type { ProofKey } from '@ambito/config';
import { HEADER_RICHIESTA } from '@ambito/telemetry';
import type { GraphQLDataSource } from '@apollo/gateway';
import { GraphQLError } from 'graphql';
import { Pool } from 'undici';
import type { RequestContext } from './request-context.ts';

type ProcessOptions = Parameters<GraphQLDataSource<RequestContext>['process']>[0];
type ProcessResult = Awaited<ReturnType<GraphQLDataSource<RequestContext>['process']>>;

const CONNECTIONS = 64;
const TIMEOUT_MS = 20_000;

/**
 * Calls one subgraph over a keep-alive pool, with the caller's token forwarded and the gateway's proof over the request.
 * Nothing else of the caller's headers goes through.
 */
export class SubgraphSource implements GraphQLDataSource<RequestContext> {
  private readonly pool: Pool;
  private readonly name: string;
  private readonly path: string;
  private readonly keys: readonly ProofKey[];

  constructor(name: string, url: string, keys: readonly ProofKey[]) {
    const { origin, pathname } = new URL(url);
    this.name = name;
    this.path = pathname === '/' ? '/graphql' : pathname;
    this.keys = keys;
    this.pool = new Pool(origin, { connections: CONNECTIONS, headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS });
  }

  async process(options: ProcessOptions): Promise<ProcessResult> {
    const { query, variables } = options.request;
    const body = JSON.stringify({ query, variables });
    const { authorization, ambito, requestId } = options.context as RequestContext;
    const prova = signProof(this.keys, { body, authorization, ambito, requestId });
    try {
      const response = await this.pool.request({
        method: 'POST',
        path: this.path,
        body,
        headers: {
          'content-type': 'application/json',
          [HEADER_RICHIESTA]: requestId,
          [HEADER_PROVA]: prova,
          ...(authorization === undefined ? {} : { authorization }),
          ...(ambito === undefined ? {} : { [HEADER_AMBITO]: ambito }),
        },
      });
      const result: unknown = await response.body.json();
      if (typeof result === 'object' && result !== null && ('data' in result || 'errors' in result))
        return result as ProcessResult;
      throw new Error(`status ${response.statusCode}`);
    } catch (error) {
      throw new GraphQLError(`Il servizio ${this.name} non risponde: questa parte manca`, {
        extensions: { code: 'UNAVAILABLE', ritentabile: true, servizio: this.name },
        originalError: error instanceof Error ? error : new Error(String(error)),
      });
    }
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
