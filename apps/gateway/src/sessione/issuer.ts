// SPDX-License-Identifier: AGPL-3.0-or-later
import { Unavailable } from '@ambito/errors';
import type { Logger } from '@ambito/telemetry';
import { decodeJwt } from 'jose';
import * as oidc from 'openid-client';
import { isPlainHttp, type SessioneConfig } from './config.ts';

const TIMEOUT_S = 5;

/** The values that tie the answer of the issuer to our request. */
export interface LoginSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Tokens {
  readonly sub: string;
  readonly accessToken: string;
  /** Milliseconds since the epoch. */
  readonly accessExpiresAt: number;
  readonly refreshToken: string | null;
}

/** The issuer said no: to this sign-in, or to going on with this session. `code` is its reason, for the log. */
export class IssuerRefusal extends Error {
  override readonly name = 'IssuerRefusal';

  constructor(
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(`The issuer refused: ${code}`, options);
  }
}

/** The OpenID Connect issuer as the gateway uses it. Each call throws Unavailable when it does not answer. */
export interface Issuer {
  authorizationUrl(secrets: LoginSecrets): Promise<URL>;
  /** @throws IssuerRefusal when the answer is a refusal, or not one to our request */
  redeem(callback: URL, secrets: LoginSecrets): Promise<Tokens & { readonly nome: string | null }>;
  /** @throws IssuerRefusal when the session at the issuer is over */
  refresh(refreshToken: string): Promise<Tokens>;
  revoke(refreshToken: string): Promise<void>;
  /** Where the browser goes to sign out of the issuer too; null when the issuer offers no such page. */
  signOutUrl(): Promise<string | null>;
}

export function createIssuer(config: SessioneConfig, logger: Logger): Issuer {
  const unavailable = (cause: unknown): Unavailable => {
    logger.warn({ code: codeOf(cause) }, 'issuer does not answer');
    return new Unavailable('Il servizio di identità non risponde: riprova fra poco', { cause });
  };
  const discovered = lazyDiscovery(config, unavailable);
  async function ask<R>(call: () => Promise<R>): Promise<R> {
    try {
      return await call();
    } catch (error) {
      const code = refusalCode(error);
      throw code === undefined ? unavailable(error) : new IssuerRefusal(code, { cause: error });
    }
  }
  return {
    async authorizationUrl({ state, nonce, verifier }) {
      return oidc.buildAuthorizationUrl(await discovered(), {
        redirect_uri: `${config.PUBLIC_URL}/auth/ritorno`,
        scope: config.OIDC_SCOPE,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
    },
    async redeem(callback, { state, nonce, verifier }) {
      const client = await discovered();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      return ask(async () => {
        const response = await oidc.authorizationCodeGrant(client, callback, checks);
        const name = response.claims()?.['name'];
        return { ...tokensOf(response, null), nome: typeof name === 'string' ? name : null };
      });
    },
    async refresh(refreshToken) {
      const client = await discovered();
      return ask(async () => tokensOf(await oidc.refreshTokenGrant(client, refreshToken), refreshToken));
    },
    async revoke(refreshToken) {
      const client = await discovered();
      if (client.serverMetadata().revocation_endpoint === undefined) return;
      await ask(() => oidc.tokenRevocation(client, refreshToken, { token_type_hint: 'refresh_token' }));
    },
    async signOutUrl() {
      const client = await discovered();
      if (client.serverMetadata().end_session_endpoint === undefined) return null;
      // No id_token_hint: it would put a token in the browser's history. The issuer asks for confirmation instead.
      return oidc.buildEndSessionUrl(client, { post_logout_redirect_uri: `${config.PUBLIC_URL}/` }).href;
    },
  };
}

/** Discovers at the first need, so that the gateway starts before its issuer; a failure is tried again at the next need. */
function lazyDiscovery(
  config: SessioneConfig,
  unavailable: (cause: unknown) => Unavailable,
): () => Promise<oidc.Configuration> {
  let pending: Promise<oidc.Configuration> | undefined;
  const execute = [
    oidc.enableNonRepudiationChecks,
    ...(isPlainHttp(config.OIDC_ISSUER) ? [oidc.allowInsecureRequests] : []),
  ];
  const discover = async (): Promise<oidc.Configuration> => {
    const auth = oidc.ClientSecretBasic(config.OIDC_CLIENT_SECRET);
    const options = { execute, timeout: TIMEOUT_S };
    return oidc.discovery(new URL(config.OIDC_ISSUER), config.OIDC_CLIENT_ID, undefined, auth, options);
  };
  return async () => {
    pending ??= discover();
    try {
      return await pending;
    } catch (cause) {
      pending = undefined;
      throw unavailable(cause);
    }
  };
}

function tokensOf(response: oidc.TokenEndpointResponse, formerRefreshToken: string | null): Tokens {
  const { sub, exp } = decodeJwt(response.access_token);
  if (sub === undefined || exp === undefined) throw new IssuerRefusal('access_token_without_sub_or_exp');
  return {
    sub,
    accessToken: response.access_token,
    accessExpiresAt: exp * 1000,
    refreshToken: response.refresh_token ?? formerRefreshToken,
  };
}

/** A timeout, an answer that is not of the protocol (a proxy's error page, say), keys that are just being rotated. */
const OUTAGES = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  'OAUTH_KEY_SELECTION_FAILED',
];
/** Codes of errors of the issuer or of our client's configuration, for which the person who signs in is not at fault. */
const ISSUER_TROUBLE = ['server_error', 'temporarily_unavailable', 'invalid_client', 'unauthorized_client'];

/** The code of a final refusal; undefined when the issuer cannot answer now. In doubt a session stays. */
function refusalCode(error: unknown): string | undefined {
  if (error instanceof IssuerRefusal) return error.code;
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError) {
    const outage = ISSUER_TROUBLE.includes(error.error) || ('status' in error && error.status >= 500);
    return outage ? undefined : error.error;
  }
  return error instanceof oidc.ClientError && !OUTAGES.includes(error.code ?? '') ? error.code : undefined;
}

/** For the log: only codes, because an answer of the issuer may contain personal data. */
function codeOf(error: unknown): string {
  const { error: oauth, code, name } = error as { error?: string; code?: string; name?: string };
  return oauth ?? code ?? name ?? 'unknown';
}
