// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attoreDaClaims, RUOLI } from '@ambito/access';
import { composeText, readCompose } from './compose.fixture.ts';
import { ROOT } from './dockerfile.ts';

interface Mapper {
  readonly protocolMapper: string;
  readonly config: Readonly<Record<string, string>>;
}
interface Client {
  readonly clientId: string;
  readonly secret: string;
  readonly redirectUris?: readonly string[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly defaultClientScopes: readonly string[];
  readonly protocolMappers: readonly Mapper[];
}
interface User {
  readonly username: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly credentials?: unknown;
  readonly requiredActions?: readonly string[];
  readonly serviceAccountClientId?: string;
}
interface Realm {
  readonly realm: string;
  readonly clients: readonly Client[];
  readonly users: readonly User[];
  readonly components: Readonly<Record<string, readonly { config: Readonly<Record<string, readonly string[]>> }[]>>;
}

const text = readFileSync(join(ROOT, 'infra', 'keycloak', 'realm.json'), 'utf8');
const realm = JSON.parse(text) as Realm;
const compose = readCompose(composeText);
const client = (id: string): Client | undefined => realm.clients.find(({ clientId }) => clientId === id);

/** The claims that Keycloak's mappers make of a user's attributes, as they stand in an access token. */
function claimsOf(user: User): Record<string, unknown> {
  const { protocolMappers = [] } = client(user.serviceAccountClientId ?? 'ambito-gateway') ?? {};
  const claims: Record<string, unknown> = { sub: user.username };
  for (const { protocolMapper, config } of protocolMappers) {
    const values = user.attributes[config['user.attribute'] ?? ''];
    if (protocolMapper !== 'oidc-usermodel-attribute-mapper' || values === undefined) continue;
    if (config['access.token.claim'] !== 'true') continue;
    const typed = values.map((value): unknown => (config['jsonType.label'] === 'JSON' ? JSON.parse(value) : value));
    claims[config['claim.name'] ?? ''] = config['multivalued'] === 'true' ? typed : typed[0];
  }
  return claims;
}

test.each(realm.users.map((user): [string, User] => [user.username, user]))(
  'the roles of %s are what the services read in a token',
  (_, user) => {
    const { ruoli, codiceFiscale } = attoreDaClaims(claimsOf(user), '2026-01-01');
    expect(ruoli).toHaveLength(1);
    expect(codiceFiscale === undefined).toBe(ruoli[0]?.ruolo !== 'CITTADINO');
  },
);

test('each role has an account', () => {
  const held = realm.users.flatMap((user) => attoreDaClaims(claimsOf(user), '2026-01-01').ruoli);
  expect(new Set(held.map(({ ruolo }) => ruolo))).toEqual(new Set(RUOLI));
});

test('no account has a password before somebody gives it one, and none gives itself a role', () => {
  for (const user of realm.users) {
    expect(user.credentials).toBeUndefined();
    if (user.serviceAccountClientId === undefined) expect(user.requiredActions).toContain('UPDATE_PASSWORD');
  }
  expect(realm).toMatchObject({ registrationAllowed: false, resetPasswordAllowed: false });
  const [profile] = realm.components['org.keycloak.userprofile.UserProfileProvider'] ?? [];
  const { attributes } = JSON.parse(profile?.config['kc.user.profile.config']?.[0] ?? '{}') as {
    attributes: { name: string; permissions: { edit: string[] } }[];
  };
  for (const name of ['ruoli', 'codice_fiscale'])
    expect(attributes.find((attribute) => attribute.name === name)?.permissions.edit).toEqual(['admin']);
});

test('the tokens carry a subject and the audience that the services ask for', () => {
  for (const { defaultClientScopes, protocolMappers } of realm.clients) {
    // Since version 25 the subject comes with this scope.
    expect(defaultClientScopes).toContain('basic');
    const audience = protocolMappers.find(({ protocolMapper }) => protocolMapper === 'oidc-audience-mapper');
    expect(audience?.config['included.custom.audience']).toBe('${OIDC_AUDIENCE}');
  }
  const audiences = ['keycloak', 'registry', 'casework', 'information-system', 'gateway'].map(
    (name) => compose.services[name]?.environment?.['OIDC_AUDIENCE'],
  );
  expect(new Set(audiences).size).toBe(1);
});

test('the realm has the client that the gateway is configured with, and redirects only to the public address', () => {
  const gateway = client(compose.services['gateway']?.environment?.['OIDC_CLIENT_ID'] ?? '');
  expect(gateway).toMatchObject({
    secret: '${OIDC_CLIENT_SECRET}',
    redirectUris: ['${PUBLIC_URL}/auth/ritorno'],
    attributes: { 'pkce.code.challenge.method': 'S256', 'post.logout.redirect.uris': '${PUBLIC_URL}/' },
  });
  expect(compose.services['gateway']?.environment?.['OIDC_ISSUER']).toMatch(new RegExp(`/realms/${realm.realm}$`));
});

test('whatever the realm takes from the environment is given to Keycloak', () => {
  const named = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name);
  expect(Object.keys(compose.services['keycloak']?.environment ?? {})).toEqual(expect.arrayContaining(named));
  for (const { secret } of realm.clients) expect(secret).toMatch(/^\$\{\w+\}$/);
});
