// SPDX-License-Identifier: AGPL-3.0-or-later
import { readConfig } from '@ambito/config';
import { startIssuer, type TestIssuer } from '@ambito/testing';
import { startGateway } from '../testing.ts';
import { limitsConfig } from './limits.ts';
import { startSlowSubgraph } from './slow-subgraph.testing.ts';

/** What was measured before there were limits: 200 anonymous queries of 300 ms at once, the last of them served after 23 s. */
const FLOOD = 200;
const BEFORE_MS = 23_000;
const TOOK_MS = 300;
const AT_ONCE = 10;
const COMUNE = '{ comune(codiceIstat: "064008") { nome } }';
const USERS = ['anna', 'bruno', 'carla', 'dario', 'elena'];
const ROUNDS = 6;
const limits = readConfig(limitsConfig, {});
const { SUBGRAPH_ANONYMOUS_IN_FLIGHT: ANONYMOUS_CALLS, SUBGRAPH_ANONYMOUS_WAITING: ANONYMOUS_WAITING } = limits;

let issuer: TestIssuer;
let registry: Awaited<ReturnType<typeof startSlowSubgraph>>;
let gateway: Awaited<ReturnType<typeof startGateway>>;
beforeAll(async () => {
  issuer = await startIssuer();
  registry = await startSlowSubgraph({ comune: { nome: 'Avellino' } }, { tookMs: TOOK_MS, atOnce: AT_ONCE });
  gateway = await startGateway({ REGISTRY_URL: registry.url }, issuer);
});
afterAll(async () => {
  await gateway.stop();
  await registry.stop();
  await issuer.stop();
});

async function timed(
  headers: Record<string, string> = {},
): Promise<{ status: number; ms: number; retry: string | null }> {
  const began = performance.now();
  const { status, headers: answered } = await gateway.ask(COMUNE, headers);
  return { status, ms: performance.now() - began, retry: answered.get('retry-after') };
}

/** Every user asks one thing after the other. */
async function users(): Promise<{ status: number; ms: number }[]> {
  const each = USERS.map(async (sub) => {
    const headers = { authorization: await issuer.bearer(sub, []), 'x-ambito': sub };
    const answers: { status: number; ms: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) answers.push(await timed(headers));
    return answers;
  });
  return (await Promise.all(each)).flat();
}

const quantile = (answers: readonly { ms: number }[], part: number): number => {
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.floor(part * (sorted.length - 1))] ?? NaN;
};

test('a flood of callers who are not signed in is refused early, and those who are signed in do not feel it', async () => {
  const quiet = await users();
  registry.seen.served.length = 0;

  const flood = Promise.all(Array.from({ length: FLOOD }, () => timed()));
  // Signed in after the flood has come.
  const during = await users();
  const anonymous = await flood;

  const by = (status: number) => anonymous.filter((answer) => answer.status === status);
  const served = by(200).length;
  // The limiter refuses what one address sends beyond its limit. Of the rest some have a place, some wait, and the others get 503.
  expect(by(429)).toHaveLength(FLOOD - limits.LIMIT_ANONYMOUS.requests);
  expect(by(503).length + served).toBe(limits.LIMIT_ANONYMOUS.requests);
  expect(served).toBeGreaterThanOrEqual(ANONYMOUS_CALLS);
  expect(served).toBeLessThanOrEqual(ANONYMOUS_CALLS + ANONYMOUS_WAITING);
  for (const { retry } of [...by(429), ...by(503)]) expect(Number(retry)).toBeGreaterThan(0);

  // Nobody waits longer than the time, which places.test.ts shows; the rest is room for a machine that is busy.
  expect(Math.max(...anonymous.map(({ ms }) => ms))).toBeLessThan(BEFORE_MS / 2);
  // No more reached the subgraph at once than there are places: its memory does not grow.
  expect(registry.seen.mostCalls).toBeLessThanOrEqual(ANONYMOUS_CALLS + USERS.length);

  // Those who are signed in are all served, and before callers who had been waiting when they came.
  expect(during.map(({ status }) => status)).toEqual(during.map(() => 200));
  for (const sub of USERS)
    expect(registry.seen.served.indexOf(sub)).toBeLessThan(registry.seen.served.lastIndexOf('anonymous'));
  expect(quantile(during, 0.5)).toBeLessThan(2 * quantile(quiet, 0.5) + TOOK_MS);
  process.stderr.write(
    `signed in, p95: ${Math.round(quantile(quiet, 0.95))} ms alone, ${Math.round(quantile(during, 0.95))} ms in the flood\n`,
  );

  expect(await gateway.metric('ambito_limited_total', 'purpose="anonymous"')).toBe(by(429).length);
  for (const state of ['in_flight', 'waiting'])
    expect(await gateway.metric('ambito_subgraph_calls', 'subgraph="registry"', `state="${state}"`)).toBe(0);
});
