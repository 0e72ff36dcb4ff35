// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerError, isAppError, Unauthenticated } from '@ambito/errors';
import type { Attore } from './attore.ts';
import type { TokenVerifier } from './token.ts';

const actors = new WeakMap<IncomingMessage, Attore>();

/**
 * The middleware in front of the graph and the resources, in the gateway and in each subgraph. A token that is not valid ends the request with 401
 * (503 while the issuer cannot be reached). A request without a token goes on without an actor.
 * @param onRefused is told of each token that is refused
 */
export function authentication(verifier: TokenVerifier, onRefused: () => void = () => undefined) {
  return (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void => {
    verifier.verify(request.headers.authorization).then(
      (attore) => {
        actors.set(request, attore);
        next();
      },
      (error: unknown) => {
        if (!isAppError(error)) return next(error);
        if (error instanceof Unauthenticated) onRefused();
        answerError(response, error);
      },
    );
  };
}

/** The sender of a request that passed `authentication`. */
export function attoreDi(request: IncomingMessage): Attore {
  const attore = actors.get(request);
  if (attore === undefined) throw new Error('The request did not go through authentication');
  return attore;
}
