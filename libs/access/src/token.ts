// SPDX-License-Identifier: AGPL-3.0-or-later
import { hash } from 'node:crypto';
import { Unauthenticated, Unavailable } from '@ambito/errors';
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { ZodError } from 'zod';
import { ANONIMO, attoreDaClaims, type Attore } from './attore.ts';

/** Asymmetric algorithms only: `none` and shared-secret signatures are refused, even if the token's header names them. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const CLOCK_TOLERANCE_S = 5;
/** The kinds of an access token: RFC 9068, and the plain one of providers that do not follow it. A logout token or a proof of DPoP is none. */
const TYPES = ['at+jwt', 'application/at+jwt', 'jwt'];
/** An access token holds for minutes. One that would hold for longer than a day is a mistake of the issuer's settings, or a forgery. */
const MAX_LIFE_S = 86_400;

export interface TokenVerifier {
  /**
   * @param authorization the header; absent for a caller who is not signed in
   * @throws Unauthenticated when the token is not valid, has expired, or names another issuer or audience
   * @throws Unavailable when the issuer's keys cannot be read and none is cached
   */
  verify(authorization: string | undefined): Promise<Attore>;
}

export function createTokenVerifier(options: { issuer: string; audience: string; clock?: () => Date }): TokenVerifier {
  const clock = options.clock ?? ((): Date => new Date());
  const keys = lazyKeys(options.issuer);
  const verified = new LRUCache<string, { payload: unknown; exp: number }>({ max: 2_000 });

  async function claimsOf(token: string): Promise<unknown> {
    const digest = hash('sha256', token, 'base64url');
    const now = clock();
    const cached = verified.get(digest);
    if (cached !== undefined && cached.exp > now.getTime() / 1000) return cached.payload;
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: options.issuer,
      audience: options.audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: now,
      requiredClaims: ['exp', 'iat', 'sub'],
    });
    const { exp = 0, iat = 0 } = payload;
    if (!TYPES.includes((protectedHeader.typ ?? 'jwt').toLowerCase()))
      throw new errors.JWTInvalid('not an access token');
    if (iat > now.getTime() / 1000 + CLOCK_TOLERANCE_S) throw new errors.JWTInvalid('issued in the future');
    if (exp - iat > MAX_LIFE_S) throw new errors.JWTInvalid('holds for too long');
    verified.set(digest, { payload, exp });
    return payload;
  }

  return {
    async verify(authorization) {
      if (authorization === undefined) return ANONIMO;
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
      if (token === undefined) throw new Unauthenticated('Intestazione di autorizzazione non valida');
      try {
        return attoreDaClaims(await claimsOf(token), giornoRoma(clock()));
      } catch (error) {
        if (error instanceof Unavailable) throw error;
        if (error instanceof errors.JWKSTimeout) throw new Unavailable('Il servizio di identità non risponde');
        if (error instanceof errors.JOSEError || error instanceof ZodError)
          throw new Unauthenticated('Accesso scaduto o non valido');
        throw new Unavailable('Il servizio di identità non risponde');
      }
    },
  };
}

/** Discovers the key set at the first token, so that a service starts before the issuer does; jose refreshes it on rotation. */
function lazyKeys(issuer: string): JWTVerifyGetKey {
  let pending: Promise<JWTVerifyGetKey> | undefined;
  async function discover(): Promise<JWTVerifyGetKey> {
    const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(5_000),
    });
    const { jwks_uri } = (await response.json()) as { jwks_uri: string };
    return createRemoteJWKSet(new URL(jwks_uri), { cooldownDuration: 5_000 });
  }
  return async (header, token) => {
    pending ??= discover();
    const keys = await pending.catch((error: unknown) => {
      pending = undefined;
      throw new Unavailable('Il servizio di identità non risponde', { cause: error });
    });
    return keys(header, token);
  };
}

const ORA_MS = 3_600_000;
let oggi: { readonly ora: number; readonly giorno: string } | undefined;

/** The day in Rome. It changes on the hour, in summer and in winter, and so is formatted once an hour and not for each token. */
function giornoRoma(istante: Date): string {
  const ora = Math.floor(istante.getTime() / ORA_MS);
  if (oggi?.ora !== ora) oggi = { ora, giorno: giornoDi(istante) };
  return oggi.giorno;
}

function giornoDi(istante: Date): string {
  return istante.toLocaleDateString('sv-SE', { timeZone: 'Europe/Rome' });
}
