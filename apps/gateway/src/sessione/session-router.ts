// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TokenVerifier } from '@ambito/access';
import { Forbidden } from '@ambito/errors';
import type { Logger } from '@ambito/telemetry';
import { Router, type Request, type RequestHandler } from 'express';
import { carriesToken, isFromOurPages } from './csrf.ts';
import { IssuerRefusal, type Issuer } from './issuer.ts';
import { answerError, answerErrorPage, answerSignInRefused } from './refusals.ts';
import { returnUrl } from './return-url.ts';
import { newId, type IdCookie } from './session-cookie.ts';
import { LOGIN_MS, type Sessions } from './sessions.ts';

interface SessionRouterDeps {
  readonly sessions: Sessions;
  readonly issuer: Issuer;
  readonly verifier: TokenVerifier;
  readonly logger: Logger;
  /** The session's cookie, and the one that ties a sign-in under way to its browser. */
  readonly cookies: { readonly session: IdCookie; readonly login: IdCookie };
  /** Origin that browsers see. The Host header is never believed. */
  readonly publicUrl: string;
  /** The pseudonym of the network address of a request. */
  readonly addressOf: (request: Request) => string;
}

/** Sign-in, who is signed in, sign-out: to be mounted at `/auth`, which the issuer knows as the way back. */
export function createSessionRouter(deps: SessionRouterDeps): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
    next();
  });
  router.get('/accedi', signIn(deps));
  router.get('/ritorno', comeBack(deps));
  router.get('/sessione', tellSession(deps));
  router.post('/esci', signOut(deps));
  return router;
}

function signIn({ sessions, cookies, publicUrl, addressOf }: SessionRouterDeps): RequestHandler {
  return async (request, response) => {
    // An existing cookie is kept, so that sign-ins in two tabs can both finish.
    const browser = cookies.login.read(request.headers.cookie) ?? newId();
    try {
      const returnTo = returnUrl(request.query['ritorno'], publicUrl);
      const url = await sessions.begin(browser, returnTo, addressOf(request));
      response.append('Set-Cookie', cookies.login.give(browser, LOGIN_MS / 1000)).redirect(303, url.href);
    } catch (error) {
      answerErrorPage(response, error);
    }
  };
}

function comeBack({ sessions, cookies, publicUrl, logger }: SessionRouterDeps): RequestHandler {
  return async (request, response) => {
    const former = cookies.session.read(request.headers.cookie);
    try {
      const callback = new URL('/auth/ritorno', publicUrl);
      callback.search = new URL(request.originalUrl, publicUrl).search;
      const { id, returnTo } = await sessions.complete(cookies.login.read(request.headers.cookie), callback);
      if (former !== undefined) await sessions.end(former);
      response.append('Set-Cookie', cookies.session.give(id)).redirect(303, returnTo);
    } catch (error) {
      if (!(error instanceof IssuerRefusal)) return answerErrorPage(response, error);
      logger.info({ code: error.code }, 'sign-in refused');
      answerSignInRefused(response);
    }
  };
}

function tellSession({ sessions, cookies, verifier }: SessionRouterDeps): RequestHandler {
  return async (request, response) => {
    const id = cookies.session.read(request.headers.cookie);
    try {
      const found = id === undefined ? undefined : await sessions.find(id);
      const session = id === undefined || found === undefined ? undefined : await sessions.renewed(id, found);
      if (session === undefined) {
        if (id !== undefined) response.append('Set-Cookie', cookies.session.clear());
        response.json({ autenticato: false });
        return;
      }
      const { ruoli } = await verifier.verify(`Bearer ${session.accessToken}`);
      response.json({ autenticato: true, sub: session.sub, nome: session.nome, ruoli, csrf: session.csrf });
    } catch (error) {
      answerError(response, error);
    }
  };
}

function signOut({ sessions, cookies, issuer, publicUrl, logger }: SessionRouterDeps): RequestHandler {
  return async (request, response) => {
    const id = cookies.session.read(request.headers.cookie);
    try {
      if (!isFromOurPages(request, publicUrl)) throw new Forbidden('Richiesta partita da un altro sito');
      const session = id === undefined ? undefined : await sessions.find(id);
      if (session !== undefined && !carriesToken(request, session.csrf))
        throw new Forbidden('Manca il codice di protezione della sessione');
      if (id !== undefined) await sessions.end(id);
    } catch (error) {
      return answerError(response, error);
    }
    const uscita = await issuer.signOutUrl().catch((error: unknown) => {
      logger.warn({ error: String(error) }, 'sign-out page of the issuer unknown');
      return null;
    });
    response.append('Set-Cookie', cookies.session.clear()).json({ uscita });
  };
}
