// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFile, writeFile, stat } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { ACCOUNT_DIMOSTRATIVI } from './account-dimostrativi.ts';
import { machineSecret } from './clients.ts';
import { startIdentity, type RunningIdentity } from './testing.ts';

const GATEWAY = 'http://localhost:4000';
let identity: RunningIdentity;

beforeAll(async () => {
  identity = await startIdentity({ gatewayUrl: GATEWAY });
});
afterAll(() => identity.stop());

/** A token of the machine client, which needs no browser. */
async function machineToken(at = identity): Promise<string> {
  const secret = machineSecret('regione-macchina', at.config);
  const response = await askToken({ grant_type: 'client_credentials' }, 'regione-macchina', secret, at);
  return ((await response.json()) as { access_token: string }).access_token;
}

async function askToken(
  parameters: Record<string, string>,
  client: string,
  secret: string,
  at = identity,
): Promise<Response> {
  return fetch(`${at.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}` },
    body: new URLSearchParams(parameters),
  });
}

describe('the machine client of the Regione', () => {
  test('holds the role of the Regione, for the graph, for 15 minutes', async () => {
    const { payload } = await jwtVerify(await machineToken(), createRemoteJWKSet(new URL(`${identity.issuer}/jwks`)), {
      issuer: identity.issuer,
      audience: identity.config.OIDC_AUDIENCE,
      algorithms: ['RS256'],
    });
    expect(payload).toMatchObject({ sub: 'regione-macchina', ruoli: [{ ruolo: 'REGIONE', regione: '15' }] });
    expect(payload).not.toHaveProperty('codice_fiscale');
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(15 * 60);
  });

  test.each([
    ['for another resource', { resource: 'https://elsewhere.example/' }, 400, 'invalid_target'],
    ['with a wrong secret', { secret: 'wrong' }, 401, 'invalid_client'],
    ['by another grant', { grant_type: 'authorization_code', code: 'x' }, 400, 'invalid_request'],
  ])('gets nothing %s', async (_name, { secret, ...parameters }: Record<string, string>, status, error) => {
    const good = machineSecret('regione-macchina', identity.config);
    const response = await askToken(
      { grant_type: 'client_credentials', ...parameters },
      'regione-macchina',
      secret ?? good,
    );
    expect([response.status, await response.json()]).toEqual([status, expect.objectContaining({ error })]);
  });
});

describe('what is refused', () => {
  const good = {
    client_id: 'ambito-gateway',
    redirect_uri: `${GATEWAY}/auth/ritorno`,
    response_type: 'code',
    scope: 'openid',
    state: 'state-of-the-client',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  };
  const ask = (changes: Record<string, string | undefined>): Promise<Response> => {
    const parameters = Object.entries({ ...good, ...changes }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    return fetch(`${identity.issuer}/auth?${new URLSearchParams(parameters).toString()}`, { redirect: 'manual' });
  };

  test('a good request is accepted', async () => {
    const response = await ask({});
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/\/interaction\//),
    ]);
  });

  test.each([
    ['another host', { redirect_uri: 'http://evil.example/auth/ritorno' }],
    ['another path', { redirect_uri: `${GATEWAY}/auth/altro` }],
    ['another port for a web client', { redirect_uri: 'http://localhost:4001/auth/ritorno' }],
    [
      'a host that only begins alike',
      { client_id: 'ambito-cli', redirect_uri: 'http://127.0.0.1.evil.example/callback' },
    ],
    ['another path on the loopback', { client_id: 'ambito-cli', redirect_uri: 'http://127.0.0.1:9999/altro' }],
    ['an unknown client', { client_id: 'nobody' }],
  ])('%s: told on a page, never sent there', async (_name, changes) => {
    const response = await ask(changes);
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
  });

  test.each([
    ['no PKCE', { code_challenge: undefined, code_challenge_method: undefined }],
    ['plain PKCE', { code_challenge_method: 'plain' }],
    ['another response type', { response_type: 'code id_token', nonce: 'n' }],
  ])('%s: told to the client', async (_name, changes) => {
    const response = await ask(changes);
    const location = response.headers.get('location') ?? '';
    expect(location.startsWith(`${GATEWAY}/auth/ritorno`)).toBe(true);
    expect(location).toMatch(/error=(invalid_request|unsupported_response_type|unauthorized_client)/);
    expect(location).not.toContain('code=');
  });

  test('a foreign Host header, though not on the health endpoints', async () => {
    const { port } = new URL(identity.issuer);
    const statusOf = async (path: string): Promise<number> => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
    expect(await statusOf('/.well-known/openid-configuration')).toBe(421);
    expect(await statusOf('/healthz')).toBe(200);
    expect(await statusOf('/readyz')).toBe(200);
  });

  test('a sign-in form that nobody asked for', async () => {
    const body = new URLSearchParams({ account: 'coordinatore' });
    const response = await fetch(`${identity.issuer}/interaction/abc`, { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Accesso non riuscito');
  });

  test('any port of the loopback is good for the command line', async () => {
    const response = await ask({ client_id: 'ambito-cli', redirect_uri: 'http://127.0.0.1:51234/callback' });
    expect(response.status).toBe(303);
  });
});

test('the sign-in page is Italian, labelled, without script, and says what it is', async () => {
  const start = await fetch(
    `${identity.issuer}/auth?client_id=ambito-cli&redirect_uri=http://127.0.0.1/callback&response_type=code&scope=openid&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256`,
    { redirect: 'manual' },
  );
  const cookie = start.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const url = new URL(start.headers.get('location') ?? '', identity.issuer);
  const response = await fetch(url, { headers: { cookie } });
  const page = await response.text();
  expect(page).toContain('<html lang="it">');
  expect(page).toContain('dimostrativo');
  expect(page).not.toContain('<script');
  for (const { account } of ACCOUNT_DIMOSTRATIVI) expect(page).toContain(`<label for="account-${account}">`);
  expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
  expect(response.headers.get('content-security-policy')).not.toContain('unsafe-inline');

  const again = await fetch(url, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ account: 'nobody' }),
  });
  expect([again.status, await again.text()]).toEqual([400, expect.stringContaining('role="alert"')]);
});

describe('signing keys', () => {
  test('outlive a restart, rotate, and are readable by their owner only', async () => {
    const home = mkdtempSync(join(tmpdir(), 'ambito-keys-'));
    const keysPath = join(home, 'nested', 'keys.json');
    const first = await startIdentity({ gatewayUrl: GATEWAY, keysPath });
    const before = await machineToken(first);
    await first.stop();
    expect((await stat(keysPath)).mode & 0o777).toBe(0o600);

    const stored = JSON.parse(await readFile(keysPath, 'utf8')) as { keys: { kid: string }[] };
    await writeFile(keysPath, JSON.stringify({ ...stored, keys: stored.keys.toReversed() }));
    const second = await startIdentity({ gatewayUrl: GATEWAY, keysPath });
    const after = await machineToken(second);
    expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid);
    const keys = createRemoteJWKSet(new URL(`${second.issuer}/jwks`));
    await jwtVerify(before, keys, { algorithms: ['RS256'] });
    await jwtVerify(after, keys, { algorithms: ['RS256'] });
    const published = await (await fetch(`${second.issuer}/jwks`)).text();
    expect(published).not.toMatch(/"(d|p|q|dp|dq|qi)":/);
    await second.stop();
    rmSync(home, { recursive: true });
  });
});
