// SPDX-License-Identifier: AGPL-3.0-or-later
import { Browser, Gateway, hasRedis, startRedis } from './testing.ts';

const MINUTE = 60_000;
const realNow = Date.now;

let gateway: Gateway;
beforeAll(async () => {
  gateway = await Gateway.start();
});
afterEach(() => {
  Date.now = realNow;
});
afterAll(() => gateway.stop());

/** Provider and gateway run in this process, so that both use its clock. */
function pass(ms: number): void {
  const before = Date.now;
  Date.now = () => before() + ms;
}

test('an expired token is renewed once for ten requests at a time, again and again', async () => {
  const browser = new Browser(gateway);
  await browser.signIn('asl');
  let before = await browser.authorization();
  for (let round = 0; round < 3; round += 1) {
    pass(16 * MINUTE);
    const tokens = new Set(await Promise.all(Array.from({ length: 10 }, () => browser.authorization())));
    expect(tokens.size).toBe(1); // rotated refresh tokens work once: a second renewal would have ended the session
    expect(tokens).not.toContain(before);
    [before] = tokens;
  }
  expect(await browser.json('/auth/sessione')).toMatchObject({ sub: 'demo-asl' });
});

if (!hasRedis) process.stderr.write('SKIPPED: sessions of two replicas, for redis-server is not on the path\n');

(hasRedis ? test : test.skip)('two replicas over Redis share sessions, sign-outs, and renewals', async () => {
  const redis = await startRedis();
  const one = await Gateway.start({ redisUrl: redis.url });
  const two = await Gateway.start({ redisUrl: redis.url, replicaOf: one });
  const here = new Browser(one);
  await here.signIn('ente');
  const there = new Browser(two);
  here.cookies.forEach((value, name) => there.cookies.set(name, value));

  pass(16 * MINUTE);
  const asked = Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? here : there).authorization());
  const tokens = new Set(await Promise.all(asked));
  expect([...tokens]).toEqual([expect.stringMatching(/^Bearer /)]);

  await here.ask('/auth/esci', { method: 'POST', headers: await here.csrf() });
  expect(await there.authorization()).toBeNull();
  await one.stop();
  await two.stop();
  await one.identity.stop();
  await redis.stop();
});

test('a session ends with the working day, however much it is used', async () => {
  const browser = new Browser(gateway);
  await browser.signIn('asl');
  pass(9 * 60 * MINUTE);
  expect(await browser.authorization()).toMatch(/^Bearer /);
  pass(61 * MINUTE);
  expect(await browser.authorization()).toBeNull();
});

test('while the issuer is down, valid sessions go on, and a renewal fails with an error that may be tried again', async () => {
  const browser = new Browser(gateway);
  await browser.signIn('regione');
  const cookie = browser.cookies.get('ambito') ?? '';
  await gateway.identity.stop();

  expect(await browser.authorization()).toMatch(/^Bearer /);
  pass(16 * MINUTE);
  const away = await browser.ask('/qualcosa');
  expect([away.status, away.headers.get('retry-after'), browser.cookies.get('ambito')]).toEqual([503, '5', cookie]);
  const headers = { 'x-csrf-token': 'unknown' };
  expect((await browser.ask('/auth/esci', { method: 'POST', headers })).status).toBe(403);
  Date.now = realNow;
  const { uscita } = await browser.json('/auth/esci', { method: 'POST', headers: await browser.csrf() });
  expect(uscita).toMatch(/session\/end/);
  expect(await browser.authorization()).toBeNull();
});
