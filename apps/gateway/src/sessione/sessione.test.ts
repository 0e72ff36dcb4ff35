// SPDX-License-Identifier: AGPL-3.0-or-later
import { decodeJwt } from 'jose';
import { Browser, Gateway } from './testing.ts';

describe('with the demonstration provider', () => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await Gateway.start();
  });
  afterAll(async () => {
    await gateway.stop();
    await gateway.identity.stop();
  });

  test('a sign-in names the person, and no token reaches the browser', async () => {
    const browser = new Browser(gateway);
    expect(await browser.json('/auth/sessione')).toEqual({ autenticato: false });
    const back = await browser.signIn('assistente', '/cartelle?q=1');
    expect([back.status, back.headers.get('location')]).toEqual([303, `${gateway.publicUrl}/cartelle?q=1`]);

    const session = await browser.ask('/auth/sessione');
    expect(session.headers.get('cache-control')).toBe('no-store');
    expect(JSON.parse(session.body)).toEqual({
      autenticato: true,
      sub: 'demo-assistente',
      nome: 'Assistente sociale',
      ruoli: [expect.objectContaining({ ruolo: 'ASSISTENTE_SOCIALE' })],
      csrf: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(browser.seen).not.toMatch(/eyJ/);
    expect(decodeJwt(String(await browser.authorization()).replace('Bearer ', ''))).toMatchObject({
      sub: 'demo-assistente',
    });
  });

  test('a session begins with an id of its own, and ends the one before', async () => {
    const browser = new Browser(gateway);
    browser.cookies.set('ambito', 'A'.repeat(43));
    await browser.signIn('segretariato');
    const first = browser.cookies.get('ambito') ?? '';
    expect(first).not.toBe('A'.repeat(43));
    await browser.signIn('coordinatore');
    const late = new Browser(gateway);
    late.cookies.set('ambito', first);
    expect(await late.json('/auth/sessione')).toEqual({ autenticato: false });
    expect(await browser.json('/auth/sessione')).toMatchObject({ sub: 'demo-coordinatore' });
  });

  test('only the browser that began the sign-in can finish it, once', async () => {
    const [victim, attacker] = [new Browser(gateway), new Browser(gateway)];
    const back = await attacker.goToIssuer('comune');
    const refused = await victim.ask(back);
    expect([refused.status, victim.cookies.size]).toEqual([400, 0]);
    await victim.goToIssuer('segretariato');
    expect((await victim.ask(back)).status).toBe(400);
    expect((await attacker.ask(back)).status).toBe(303);
    expect((await attacker.ask(back)).status).toBe(400);
  });

  test('two tabs can both finish', async () => {
    const browser = new Browser(gateway);
    const [one, two] = [await browser.goToIssuer('ente', '/uno'), await browser.goToIssuer('ente', '/due')];
    expect((await browser.ask(one)).headers.get('location')).toBe(`${gateway.publicUrl}/uno`);
    expect((await browser.ask(two)).headers.get('location')).toBe(`${gateway.publicUrl}/due`);
  });

  test.each([
    [
      'a refusal of the issuer',
      (url: URL) => (url.searchParams.delete('code'), url.searchParams.set('error', 'access_denied')),
    ],
    ['a code of its own', (url: URL) => url.searchParams.set('code', 'made-up')],
    ['another state', (url: URL) => url.searchParams.set('state', 'made-up')],
    ['another issuer', (url: URL) => url.searchParams.set('iss', 'https://evil.example')],
  ])('%s makes no session', async (_name, change) => {
    const browser = new Browser(gateway);
    const url = new URL(await browser.goToIssuer('asl'), gateway.address);
    change(url);
    const answer = await browser.ask(`${url.pathname}${url.search}`);
    expect([answer.status, browser.cookies.has('ambito')]).toEqual([400, false]);
    expect(answer.body).toContain('href="/auth/accedi"');
  });

  test('an outside address to go back to becomes the home page', async () => {
    const answer = await new Browser(gateway).signIn('regione', '//evil.example/');
    expect(answer.headers.get('location')).toBe(`${gateway.publicUrl}/`);
  });

  test('a sign-out holds at once for every copy of the cookie', async () => {
    const browser = new Browser(gateway);
    await browser.signIn('segretariato');
    const copy = new Browser(gateway);
    copy.cookies.set('ambito', browser.cookies.get('ambito') ?? '');
    expect(await copy.authorization()).toMatch(/^Bearer /);

    expect((await browser.ask('/auth/esci', { method: 'POST' })).status).toBe(403);
    const headers = await browser.csrf();
    const foreign = { ...headers, origin: 'https://evil.example' };
    expect((await browser.ask('/auth/esci', { method: 'POST', headers: foreign })).status).toBe(403);
    const { uscita } = await browser.json('/auth/esci', { method: 'POST', headers });
    const url = new URL(String(uscita));
    expect(`${url.origin}${url.pathname}`).toBe(`${gateway.identity.issuer}/session/end`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'ambito-gateway',
      post_logout_redirect_uri: `${gateway.publicUrl}/`,
    });
    expect(browser.cookies.has('ambito')).toBe(false);
    expect(await copy.authorization()).toBeNull();
    expect(await copy.json('/auth/sessione')).toEqual({ autenticato: false });
    expect((await browser.ask('/auth/esci', { method: 'POST' })).status).toBe(200);
  });

  test.each([
    ['a read', 'GET', '/qualcosa', {}, false, 200],
    ['a link on another site', 'GET', '/qualcosa', { 'sec-fetch-site': 'cross-site' }, false, 'nobody'],
    ['a write without token', 'POST', '/graphql', {}, false, 403],
    ['a write with it', 'POST', '/graphql', {}, true, 200],
    [
      'a write with it, from our page',
      'POST',
      '/graphql',
      { 'sec-fetch-site': 'same-origin', origin: 'OURS' },
      true,
      200,
    ],
    ['a write with it, from another site', 'POST', '/graphql', { 'sec-fetch-site': 'cross-site' }, true, 403],
    ['a write with it, from another origin', 'POST', '/graphql', { origin: 'https://evil.example' }, true, 403],
    ['a write with a wrong one', 'DELETE', '/file', { 'x-csrf-token': 'x'.repeat(43) }, false, 403],
    ['the graph by GET', 'GET', '/graphql', {}, false, 403],
    ['the graph by GET, with it', 'GET', '/graphql', {}, true, 200],
    [
      'an own token: the cookie does not count',
      'POST',
      '/graphql',
      { authorization: 'Bearer own' },
      false,
      'Bearer own',
    ],
  ])('%s', async (_name, method, path, headers: Record<string, string>, withToken, expected) => {
    const browser = new Browser(gateway);
    await browser.signIn('coordinatore');
    const origin = headers['origin'] === 'OURS' ? { origin: gateway.publicUrl } : {};
    const answer = await browser.ask(path, {
      method,
      headers: { ...(withToken ? await browser.csrf() : {}), ...headers, ...origin },
    });
    const { authorization, errors } = JSON.parse(answer.body) as { authorization?: string | null; errors?: unknown };
    if (expected === 403)
      expect([answer.status, errors]).toEqual([403, [expect.objectContaining({ extensions: { code: 'FORBIDDEN' } })]]);
    else if (expected === 200)
      expect([answer.status, authorization]).toEqual([200, expect.stringMatching(/^Bearer eyJ/)]);
    else expect(authorization).toBe(expected === 'nobody' ? null : expected);
  });
});

test('the configured https address counts, whatever the Host header says', async () => {
  const gateway = await Gateway.start({ publicUrl: 'https://ambito.example' });
  const browser = new Browser(gateway);
  const answer = await browser.signIn('cittadino', '/appuntamenti');
  expect(answer.headers.get('location')).toBe('https://ambito.example/appuntamenti');
  expect(browser.setCookies).toHaveLength(2);
  for (const line of browser.setCookies) expect(line).toMatch(/^__Host-[^;]*; Path=\/; HttpOnly; SameSite=Lax; Secure/);
  expect(await browser.authorization()).toMatch(/^Bearer /);
  await gateway.stop();
  await gateway.identity.stop();
});
