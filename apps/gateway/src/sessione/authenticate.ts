// SPDX-License-Identifier: AGPL-3.0-or-later
import { Forbidden } from '@ambito/errors';
import type { Request, RequestHandler } from 'express';
import { carriesToken, isFromOurPages, needsProof } from './csrf.ts';
import { answerError } from './refusals.ts';
import type { IdCookie } from './session-cookie.ts';
import type { Sessions } from './sessions.ts';

interface AuthenticateDeps {
  readonly sessions: Sessions;
  readonly cookie: IdCookie;
  readonly publicUrl: string;
  /** Told of each request that is refused; an error of the model that it throws is answered instead. */
  readonly onRefused: (request: Request) => Promise<void>;
}

/**
 * Puts the session's access token in the `Authorization` header of a request that comes with its cookie. A request with
 * an `Authorization` of its own is left alone. One that could change something, or that asks the graph, is refused
 * unless it proves that it comes from our pages. A read that another site caused goes on without a session.
 */
export function createAuthenticate({ sessions, cookie, publicUrl, onRefused }: AuthenticateDeps): RequestHandler {
  /** The access token of the request's session, if it has one. */
  async function tokenOf(request: Request): Promise<string | undefined> {
    const id = cookie.read(request.headers.cookie);
    if (id === undefined || request.headers.authorization !== undefined) return undefined;
    const { method, headers, baseUrl, path } = request;
    const asked = { method, headers, path: baseUrl + path }; // Express takes the mount path away from `path`
    if (!isFromOurPages(asked, publicUrl)) {
      if (needsProof(asked)) throw new Forbidden('Richiesta partita da un altro sito');
      return undefined;
    }
    const session = await sessions.find(id);
    if (session === undefined) return undefined;
    if (needsProof(asked) && !carriesToken(request, session.csrf))
      throw new Forbidden('Manca il codice di protezione della sessione');
    return (await sessions.renewed(id, session))?.accessToken;
  }

  async function countedTokenOf(request: Request): Promise<string | undefined> {
    try {
      return await tokenOf(request);
    } catch (error) {
      if (error instanceof Forbidden) await onRefused(request);
      throw error;
    }
  }

  return async (request, response, next) => {
    try {
      const token = await countedTokenOf(request);
      if (token !== undefined) request.headers.authorization = `Bearer ${token}`;
    } catch (error) {
      return answerError(response, error);
    }
    next();
  };
}
