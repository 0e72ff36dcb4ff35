// SPDX-License-Identifier: AGPL-3.0-or-later
import { Forbidden } from '@ambito/errors';
import type { RequestHandler } from 'express';
import { carriesToken, isFromOurPages, needsProof } from './csrf.ts';
import { answerError } from './refusals.ts';
import type { IdCookie } from './session-cookie.ts';
import type { Sessions } from './sessions.ts';

interface AuthenticateDeps {
  readonly sessions: Sessions;
  readonly cookie: IdCookie;
  readonly publicUrl: string;
}

/**
 * Puts the session's access token in the `Authorization` header of a request that comes with its cookie. A request with
 * an `Authorization` of its own is left alone. One that could change something, or that asks the graph, is refused
 * unless it proves that it comes from our pages. A read that another site caused goes on without a session.
 */
export function createAuthenticate({ sessions, cookie, publicUrl }: AuthenticateDeps): RequestHandler {
  return async (request, response, next) => {
    const id = cookie.read(request.headers.cookie);
    if (id === undefined || request.headers.authorization !== undefined) return next();
    const { method, headers, baseUrl, path } = request;
    const asked = { method, headers, path: baseUrl + path }; // Express takes the mount path away from `path`
    const ours = isFromOurPages(asked, publicUrl);
    if (!ours && !needsProof(asked)) return next();
    try {
      if (!ours) throw new Forbidden('Richiesta partita da un altro sito');
      const session = await sessions.find(id);
      if (session === undefined) return next();
      if (needsProof(asked) && !carriesToken(request, session.csrf))
        throw new Forbidden('Manca il codice di protezione della sessione');
      const live = await sessions.renewed(id, session);
      if (live !== undefined) request.headers.authorization = `Bearer ${live.accessToken}`;
    } catch (error) {
      return answerError(response, error);
    }
    next();
  };
}
