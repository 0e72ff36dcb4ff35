// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  None,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
} from 'openid-client';
import { signIn } from './sign-in.ts';
import { TokenError } from './token-error.ts';

const CLIENT_ID = 'ambito-cli';
const REDIRECT_URI = 'http://127.0.0.1/callback';
const TIMEOUT_MS = 10_000;

/** Where to ask: the gateway says who its issuer is (RFC 9728), or the issuer is named outright. */
export type TokenSource = { readonly gatewayUrl: string } | { readonly issuer: string; readonly audience: string };

/**
 * An access token of a demonstration account, by authorization code with PKCE as the public client `ambito-cli`.
 * @param account name of the account, such as `segretariato`
 * @returns the bearer token, a JWT for the graph
 * @throws TokenError when the system does not answer or the account does not exist
 */
export async function obtainToken(account: string, source: TokenSource): Promise<string> {
  const { issuer, audience } = 'gatewayUrl' in source ? await protectedResource(source.gatewayUrl) : source;
  try {
    return await authorize(account, issuer, audience);
  } catch (error) {
    if (error instanceof TokenError) throw error;
    if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
      throw new TokenError(
        `Il fornitore di identità su ${issuer} ha rifiutato la richiesta (${error.error}): controlla OIDC_AUDIENCE e OIDC_ISSUER`,
      );
    }
    throw new TokenError(`Il fornitore di identità non risponde su ${issuer}: avvia il sistema con «npm start»`, {
      cause: error,
    });
  }
}

async function authorize(account: string, issuer: string, audience: string): Promise<string> {
  const server = new URL(issuer);
  const config = await discovery(server, CLIENT_ID, undefined, None(), {
    ...(isLoopback(server) ? { execute: [allowInsecureRequests] } : {}),
    timeout: TIMEOUT_MS / 1000,
  });
  const verifier = randomPKCECodeVerifier();
  const state = randomState();
  const url = buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT_URI,
    scope: 'openid',
    resource: audience,
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const callback = await signIn(url, account, REDIRECT_URI);
  const tokens = await authorizationCodeGrant(
    config,
    callback,
    { pkceCodeVerifier: verifier, expectedState: state },
    { resource: audience },
  );
  return tokens.access_token;
}

/** The metadata that the gateway publishes about itself: its identifier, which is the audience, and its issuer. */
async function protectedResource(gatewayUrl: string): Promise<{ issuer: string; audience: string }> {
  const remedy = 'avvialo con «npm start», o di’ dove si trova con AMBITO_URL';
  const url = `${gatewayUrl.replace(/\/$/, '')}/.well-known/oauth-protected-resource`;
  const metadata = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) }).then(
    async (response): Promise<unknown> => (response.ok ? response.json().catch(() => undefined) : undefined),
    (cause: unknown) => {
      throw new TokenError(`Il sistema non risponde su ${gatewayUrl}: ${remedy}`, { cause });
    },
  );
  const { resource, authorization_servers } = (metadata ?? {}) as {
    resource?: unknown;
    authorization_servers?: unknown;
  };
  const issuer: unknown = Array.isArray(authorization_servers) ? authorization_servers[0] : undefined;
  if (typeof resource !== 'string' || typeof issuer !== 'string') {
    throw new TokenError(`Su ${gatewayUrl} risponde un altro programma, non il sistema: ${remedy}`);
  }
  return { issuer, audience: resource };
}

function isLoopback({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
