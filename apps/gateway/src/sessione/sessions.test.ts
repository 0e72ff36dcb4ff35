// SPDX-License-Identifier: AGPL-3.0-or-later
import { createTokenVerifier } from '@ambito/access';
import { startIdentity, type RunningIdentity } from '@ambito/identity/testing';
import { createLogger } from '@ambito/telemetry';
import { operationsTable } from '@ambito/testing';
import { signIn } from '@ambito/token';
import { createIssuer, type Issuer, type Tokens } from './issuer.ts';
import { MemoryStore } from './memory-store.ts';
import { keyOf, newId } from './session-cookie.ts';
import { ABSOLUTE_MS, createSessions, IDLE_MS, LOGIN_MS, type Login, type Session, type Sessions } from './sessions.ts';

const PUBLIC_URL = 'http://localhost:4000';
const logger = createLogger('gateway', 'silent');
let identity: RunningIdentity;
let real: Issuer;

beforeAll(async () => {
  identity = await startIdentity({ gatewayUrl: PUBLIC_URL });
  const OIDC_CLIENT_SECRET = identity.config.IDENTITY_CLIENT_SECRET;
  const client = {
    OIDC_CLIENT_ID: 'ambito-gateway',
    OIDC_CLIENT_SECRET,
    OIDC_SCOPE: 'openid profile',
    REDIS_URL: undefined,
  };
  real = createIssuer({ ...client, AMBITO_PROFILE: 'local', OIDC_ISSUER: identity.issuer, PUBLIC_URL }, logger);
});
afterAll(() => identity.stop());

/** @param now moved forward, the session looks as if its token had expired */
function compose(options: { issuer?: Issuer; now?: () => number; audience?: string } = {}): {
  sessions: Sessions;
  store: MemoryStore<Session>;
} {
  const { issuer = real, now = Date.now, audience = identity.config.OIDC_AUDIENCE } = options;
  const store = new MemoryStore<Session>({ ttlMs: IDLE_MS, max: 100 });
  const logins = new MemoryStore<Login>({ ttlMs: LOGIN_MS, max: 100 });
  const verifier = createTokenVerifier({ issuer: identity.issuer, audience });
  return { store, sessions: createSessions({ store, logins, issuer, verifier, logger, now }) };
}

async function begin(sessions: Sessions): Promise<{ browser: string; callback: URL }> {
  const browser = newId();
  const callback = await signIn(
    await sessions.begin(browser, '/', 'address'),
    'segretariato',
    `${PUBLIC_URL}/auth/ritorno`,
  );
  return { browser, callback };
}

async function open(sessions: Sessions, store: MemoryStore<Session>): Promise<{ id: string; session: Session }> {
  const { browser, callback } = await begin(sessions);
  const { id } = await sessions.complete(browser, callback);
  const session = await store.touch(keyOf(id));
  if (session === undefined) throw new Error('no session');
  return { id, session };
}

test('ending a session revokes its refresh token at the issuer', async () => {
  const { sessions, store } = compose();
  const { id, session } = await open(sessions, store);
  await sessions.end(id);
  await expect(real.refresh(session.refreshToken ?? '')).rejects.toMatchObject({ code: 'invalid_grant' });
});

test('a session that the issuer ended is over here at the next renewal', async () => {
  const { sessions, store } = compose({ now: () => Date.now() + 16 * 60_000 });
  const { id, session } = await open(sessions, store);
  await real.revoke(session.refreshToken ?? '');
  expect(await sessions.renewed(id, session)).toBeUndefined();
  expect(await sessions.find(id)).toBeUndefined();
});

test('a sign-out during a renewal wins, and the renewed token is revoked', async () => {
  let signOut = async (): Promise<void> => undefined;
  let tokens: Tokens | undefined;
  const issuer: Issuer = {
    ...real,
    refresh: async (refreshToken) => {
      tokens = await real.refresh(refreshToken);
      await signOut();
      return tokens;
    },
  };
  const { sessions, store } = compose({ issuer, now: () => Date.now() + 16 * 60_000 });
  const { id, session } = await open(sessions, store);
  signOut = () => sessions.end(id);
  expect(await sessions.renewed(id, session)).toBeUndefined();
  expect(await sessions.find(id)).toBeUndefined();
  await expect(real.refresh(tokens?.refreshToken ?? '')).rejects.toMatchObject({ code: 'invalid_grant' });
});

test('a renewal that returns another person ends the session', async () => {
  const issuer: Issuer = {
    ...real,
    refresh: async (token) => ({ ...(await real.refresh(token)), sub: 'demo-regione' }),
  };
  const { sessions, store } = compose({ issuer, now: () => Date.now() + 16 * 60_000 });
  const { id, session } = await open(sessions, store);
  expect(await sessions.renewed(id, session)).toBeUndefined();
});

test('a token that the graph would refuse makes no session', async () => {
  const { sessions } = compose({ audience: 'https://another.example/' });
  const { browser, callback } = await begin(sessions);
  await expect(sessions.complete(browser, callback)).rejects.toMatchObject({ code: 'token_not_for_the_graph' });
});

test('operations.md tells how long a session is kept, and a sign-in under way', () => {
  const told = operationsTable('## What is taken away').filter(([what]) => /^(sessions|sign-ins)/.test(what ?? ''));
  expect(told.map(([, kept]) => kept)).toEqual([
    `${IDLE_MS / 60_000} minutes of idleness, ${ABSOLUTE_MS / 3_600_000} hours at most`,
    `${LOGIN_MS / 60_000} minutes`,
  ]);
});
