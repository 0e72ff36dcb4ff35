// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TokenVerifier } from '@ambito/access';
import { Unauthenticated } from '@ambito/errors';
import type { Logger } from '@ambito/telemetry';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { ExpiringStore } from './expiring-store.ts';
import { IssuerRefusal, type Issuer, type LoginSecrets, type Tokens } from './issuer.ts';
import { keyOf, newId } from './session-cookie.ts';

export const IDLE_MS = 30 * 60_000;
export const LOGIN_MS = 10 * 60_000;
export const ABSOLUTE_MS = 10 * 3_600_000;
/** A token this near to its end is renewed first, so that it does not expire on its way to a subgraph. */
const RENEW_EARLY_MS = 30_000;

/** Kept on the server. Only `csrf`, `sub` and `nome` reach the browser. */
export interface Session extends Tokens {
  readonly nome: string | null;
  readonly csrf: string;
  /** Milliseconds since the epoch: the end of the working day, however much the session is used. */
  readonly endsAt: number;
}

/** A sign-in under way. */
export interface Login extends LoginSecrets {
  readonly returnTo: string;
}

export interface Sessions {
  /**
   * @param browser id of the browser that starts, the only one that may finish
   * @param address where it is, which has only so many sign-ins under way
   * @returns the issuer's page
   */
  begin(browser: string, returnTo: string, address: string): Promise<URL>;
  /** @returns the new session's id. @throws IssuerRefusal when it was not started by this browser, or the issuer refused */
  complete(browser: string | undefined, callback: URL): Promise<{ id: string; returnTo: string }>;
  /** The session as it is, its token perhaps expired; undefined when it is over. Finding it keeps it alive. */
  find(id: string): Promise<Session | undefined>;
  /** The session found under the id, its token renewed when due; undefined when the issuer has ended it. @throws Unavailable */
  renewed(id: string, session: Session): Promise<Session | undefined>;
  /** Over at once, here and at the issuer. */
  end(id: string): Promise<void>;
}

interface SessionsDeps {
  readonly store: ExpiringStore<Session>;
  readonly logins: ExpiringStore<Login>;
  readonly issuer: Issuer;
  readonly verifier: TokenVerifier;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export function createSessions({ store, logins, issuer, verifier, logger, now }: SessionsDeps): Sessions {
  const renewals = new Map<string, Promise<Session | undefined>>();

  async function renew(key: string): Promise<Session | undefined> {
    const session = await store.touch(key);
    if (session === undefined || isFresh(session)) return session;
    const stillValid = session.accessExpiresAt > now();
    if (session.refreshToken === null) return stillValid ? session : close(key);
    let tokens: Tokens;
    try {
      tokens = await issuer.refresh(session.refreshToken);
      if (tokens.sub !== session.sub) throw new IssuerRefusal('another_subject');
    } catch (error) {
      if (!(error instanceof IssuerRefusal)) {
        if (stillValid) return session;
        throw error;
      }
      logger.info({ code: error.code }, 'session ended by the issuer');
      return close(key);
    }
    const renewed = { ...session, ...tokens };
    if (await store.replace(key, renewed)) return renewed;
    await revoke(renewed); // signed out while it was being renewed
    return undefined;
  }

  /** One renewal for the requests of this process, and, by the store's lock, for those of every replica. */
  function renewOnce(key: string): Promise<Session | undefined> {
    const under = renewals.get(key);
    if (under !== undefined) return under;
    const renewal = store.alone(key, () => renew(key)).finally(() => renewals.delete(key));
    renewals.set(key, renewal);
    return renewal;
  }

  function isFresh(session: Session): boolean {
    return session.accessExpiresAt - RENEW_EARLY_MS > now();
  }

  async function close(key: string): Promise<undefined> {
    const session = await store.take(key);
    if (session !== undefined) await revoke(session);
  }

  /** The session is over here already: an issuer that does not answer must not stop a sign-out. */
  async function revoke({ refreshToken }: Session): Promise<void> {
    if (refreshToken === null) return;
    await issuer
      .revoke(refreshToken)
      .catch((error: unknown) => logger.warn({ error: String(error) }, 'refresh token not revoked'));
  }

  return {
    async begin(browser, returnTo, address) {
      const login = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), returnTo };
      const url = await issuer.authorizationUrl(login);
      await logins.put(keyOf(browser, login.state), login, address);
      return url;
    },
    async complete(browser, callback) {
      const state = callback.searchParams.get('state');
      const login = browser === undefined || state === null ? undefined : await logins.take(keyOf(browser, state));
      if (login === undefined) throw new IssuerRefusal('unknown_login');
      const tokens = await issuer.redeem(callback, login);
      await verifier.verify(`Bearer ${tokens.accessToken}`).catch((error: unknown) => {
        // A token that the graph would refuse makes no session: the issuer's audience is wrong, say.
        throw error instanceof Unauthenticated ? new IssuerRefusal('token_not_for_the_graph', { cause: error }) : error;
      });
      const id = newId();
      await store.put(keyOf(id), { ...tokens, csrf: newId(), endsAt: now() + ABSOLUTE_MS });
      return { id, returnTo: login.returnTo };
    },
    async find(id) {
      const session = await store.touch(keyOf(id));
      return session !== undefined && session.endsAt <= now() ? close(keyOf(id)) : session;
    },
    async renewed(id, session) {
      return isFresh(session) ? session : renewOnce(keyOf(id));
    },
    end: (id) => close(keyOf(id)),
  };
}
