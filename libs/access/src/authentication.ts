// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerError, isAppError, Unauthenticated } from '@ambito/errors';
import type { Attore } from './attore.ts';
import type { TokenVerifier } from './token.ts';

const actors = new WeakMap<IncomingMessage, Attore>();

/**
 * The middleware in front of the graph and the resources, in the gateway and in each subgraph. A token that is not valid ends the request with 401
 * (503 while the issuer cannot be reached). A request without a token goes on without an actor.
 * @param onRefused is told of each token that is refused; an error of the model that it throws is answered in place of the 401
 */
export function authentication<R extends IncomingMessage>(
  verifier: TokenVerifier,
  onRefused: (request: R) => unknown = () => undefined,
) {
  async function verified(request: R): Promise<Attore> {
    try {
      return await verifier.verify(request.headers.authorization);
    } catch (error) {
      if (error instanceof Unauthenticated) await onRefused(request);
      throw error;
    }
  }

  return (request: R, response: ServerResponse, next: (error?: unknown) => void): void => {
    verified(request).then(
      (attore) => {
        actors.set(request, attore);
        next();
      },
      (error: unknown) => (isAppError(error) ? answerError(response, error) : next(error)),
    );
  };
}

/** The sender of a request that passed `authentication`. */
export function attoreDi(request: IncomingMessage): Attore {
  const attore = actors.get(request);
  if (attore === undefined) throw new Error('The request did not go through authentication');
  return attore;
}
