// SPDX-License-Identifier: AGPL-3.0-or-later
import Provider, {
  errors,
  interactionPolicy,
  type Configuration,
  type Grant,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import { findAccount, tokenClaims } from './claims.ts';
import { clients } from './clients.ts';
import type { IdentityConfig } from './config.ts';
import { createMemoryAdapter } from './memory-adapter.ts';
import { renderErrorPage, renderSignedOutPage, renderSignOutPage } from './pages.ts';
import { SIGNING_ALGORITHM, type SigningKeys } from './signing-keys.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Short, because a revoked role stays in a token until it expires. */
const ACCESS_TOKEN_TTL = 15 * MINUTE;
const WORKDAY = 10 * HOUR;

/** The OpenID Connect provider: authorization code with PKCE for people, client credentials for machines, nothing else. */
export function createProvider(config: IdentityConfig, keys: SigningKeys): Provider {
  return new Provider(config.PUBLIC_URL, {
    adapter: createMemoryAdapter(),
    clients: clients(config),
    jwks: { keys: keys.keys },
    cookies: { keys: keys.cookieKeys, short: { signed: true }, long: { signed: true } },
    findAccount: (_ctx, sub) => findAccount(sub),
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false,
    scopes: ['openid', 'profile', 'offline_access'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    clientBasedCORS: () => false,
    extraTokenClaims: (_ctx, token) => tokenClaims(token),
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    interactions: { policy: signInOnly(), url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    loadExistingGrant: (ctx) => ownGrant(ctx, config.OIDC_AUDIENCE),
    renderError: (ctx, out) => renderErrorPage(ctx, out.error),
    ttl: {
      AccessToken: ACCESS_TOKEN_TTL,
      ClientCredentials: ACCESS_TOKEN_TTL,
      AuthorizationCode: MINUTE,
      IdToken: ACCESS_TOKEN_TTL,
      Interaction: 10 * MINUTE,
      RefreshToken: WORKDAY,
      Session: WORKDAY,
      Grant: WORKDAY,
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      resourceIndicators: resourceIndicators(config.OIDC_AUDIENCE),
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => renderSignOutPage(ctx, form, config.IDENTITY_GATEWAY_URL),
        postLogoutSuccessSource: renderSignedOutPage,
      },
    },
  });
}

/** One resource, the graph: every token is a JWT for it, whether or not the client names it. */
function resourceIndicators(audience: string): NonNullable<Configuration['features']>['resourceIndicators'] {
  return {
    enabled: true,
    defaultResource: () => audience,
    useGrantedResource: () => true,
    getResourceServerInfo: (_ctx, resource) => {
      if (resource !== audience) throw new errors.InvalidTarget();
      return {
        scope: '',
        audience,
        accessTokenTTL: ACCESS_TOKEN_TTL,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: SIGNING_ALGORITHM } },
      };
    },
  };
}

/** All clients are ours: a person who signs in is never asked for consent. */
function signInOnly(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}

async function ownGrant(ctx: KoaContextWithOIDC, audience: string): Promise<Grant | undefined> {
  const { client, session, provider } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const known = session.grantIdFor(client.clientId);
  const existing = known === undefined ? undefined : await provider.Grant.find(known);
  if (existing !== undefined) return existing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile offline_access');
  grant.addResourceScope(audience, '');
  await grant.save();
  return grant;
}
