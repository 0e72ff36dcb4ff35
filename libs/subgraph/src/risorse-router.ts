// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ProofKey } from '@ambito/config';
import { answerError, AppError, BadUserInput, isAppError, NotFound } from '@ambito/errors';
import { goneSignal } from '@ambito/telemetry';
import { Router, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { GraphContext } from './context.ts';
import { fromGatewayOnly } from './from-gateway.ts';
import type { Risorsa } from './risorsa.ts';

interface RisorseDeps {
  readonly keys: readonly ProofKey[];
  readonly authenticate: RequestHandler;
  /**
   * @param ambito the Ambito in the address of a link, which has no header
   * @param caller tells when the caller goes
   */
  readonly contextOf: (request: Request, ambito: string | undefined, caller: AbortSignal) => GraphContext;
  /** Told of each call that is not the gateway's. */
  readonly onUnproven?: () => void;
  readonly onInternal: (cause: unknown) => void;
}

/** The resources of a subgraph, behind the walls of its graph: the gateway's proof, the token, the Ambito, the action. */
export function risorseRouter(risorse: readonly Risorsa[], deps: RisorseDeps): Router {
  const router = Router();
  router.use(
    fromGatewayOnly(deps.keys, ({ method, originalUrl }) => ({ method, path: originalUrl }), deps.onUnproven),
    deps.authenticate,
  );
  for (const risorsa of risorse) {
    const { metodo, percorso } = risorsa;
    router[metodo.toLowerCase() as 'get' | 'put' | 'post'](percorso, (request, response) =>
      serve(risorsa, request, response, deps),
    );
  }
  router.use(() => {
    throw new NotFound('Risorsa non trovata');
  });
  router.use((error: unknown, _request: Request, response: Response, _next: NextFunction) =>
    refuse(response, error, deps.onInternal),
  );
  return router;
}

async function serve(risorsa: Risorsa, request: Request, response: Response, deps: RisorseDeps): Promise<void> {
  const { ambito } = request.query;
  const context = deps.contextOf(request, typeof ambito === 'string' ? ambito : undefined, goneSignal(response));
  // As of a query of the graph. What an upload has begun it finishes.
  if (risorsa.metodo === 'GET') context.stopWithCaller();
  holdBack(response, context, risorsa, deps);
  response.setHeader('cache-control', 'no-store');
  try {
    await risorsa.rispondi(context.bind(risorsa.azione), request, response);
  } catch (error) {
    context.tellRefusal(risorsa.azione.nome, error);
    throw error;
  } finally {
    // The audit of the reads is written even when the answer failed on the way.
    await context.end();
  }
}

/** No byte leaves before the audit of the reads is committed. */
function holdBack(response: Response, context: GraphContext, { azione }: Risorsa, { onInternal }: RisorseDeps): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => Response;
  response.writeHead = (...args: unknown[]) => {
    if (context.readsAreOpen) {
      // An error thrown here would end the process, since headers are written from within streams.
      onInternal(new Error(`${azione.nome} answers before the audit of what it read: call endReads() first`));
      response.destroy();
    }
    return writeHead(...args);
  };
}

function refuse(response: Response, error: unknown, onInternal: (cause: unknown) => void): void {
  const known = asAppError(error);
  if (known === undefined) onInternal(error);
  if (response.headersSent || response.destroyed) {
    // Half an answer must not pass for a whole one.
    response.destroy();
    return;
  }
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  answerError(response, known ?? new Internal('Errore interno'));
}

class Internal extends AppError {
  readonly code = 'INTERNAL_SERVER_ERROR';
}

function asAppError(error: unknown): AppError | undefined {
  if (isAppError(error)) return error;
  // An error of Express: the path is not well encoded.
  return error instanceof URIError ? new BadUserInput(['percorso'], 'Indirizzo non valido') : undefined;
}
