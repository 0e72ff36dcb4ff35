// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '@ambito/config';
import { startIssuer, type TestIssuer } from '@ambito/testing';
import { startGateway, type Answer } from '../testing.ts';
import { limitsConfig } from './limits.ts';
import { ANONYMOUS, startSlowSubgraph } from './slow-subgraph.testing.ts';

/** What was measured before there were limits: 200 anonymous queries at once were all admitted, and everybody waited behind them. */
const FLOOD = 200;
const COMUNE = '{ comune(codiceIstat: "064008") { nome } }';
const USERS = ['anna', 'bruno', 'carla', 'dario', 'elena'];
const limits = readConfig(limitsConfig, {});
const IN_HAND = limits.ANONYMOUS_IN_HAND;
const SERVED = IN_HAND + limits.ANONYMOUS_WAITING;
const CALLS = limits.SUBGRAPH_ANONYMOUS_IN_FLIGHT;

let issuer: TestIssuer;
let registry: Awaited<ReturnType<typeof startSlowSubgraph>>;
let gateway: Awaited<ReturnType<typeof startGateway>>;
/** The subgraph answers nobody of a kind before it is told to. */
const gates = { anonymous: gate(), users: gate() };
beforeAll(async () => {
  issuer = await startIssuer();
  registry = await startSlowSubgraph(
    { comune: { nome: 'Avellino' } },
    (mark) => gates[mark === ANONYMOUS ? 'anonymous' : 'users'].opened,
  );
  // Nobody gives up while the test looks, however slow the machine is.
  gateway = await startGateway(
    { REGISTRY_URL: registry.url, TRUSTED_PROXIES: 'loopback', SUBGRAPH_WAIT_MS: '15000' },
    issuer,
  );
});
afterAll(async () => {
  await gateway.stop();
  await registry.stop();
  await issuer.stop();
});

function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

/** A flood of callers who are not signed in, and the answers that have come so far. */
function flood(addressOf: (n: number) => string): { come: Answer[]; all: Promise<unknown> } {
  const come: Answer[] = [];
  const all = Array.from({ length: FLOOD }, async (_, n) =>
    come.push(await gateway.ask(COMUNE, { 'x-forwarded-for': addressOf(n) })),
  );
  return { come, all: Promise.all(all) };
}

async function until(met: () => boolean): Promise<void> {
  while (!met()) await sleep(10);
}
const statuses = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status);

test('a flood from everywhere: a few are in hand, some wait, the rest is refused, and who is signed in passes', async () => {
  const { come, all } = flood((n) => `198.51.100.${n}`);
  await until(() => come.length === FLOOD - SERVED);
  expect(statuses(come)).toEqual(come.map(() => 503));
  for (const { headers, body } of come) {
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(5);
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'UNAVAILABLE', ritentabile: true });
  }
  expect(await gateway.metric('ambito_overloaded_total', 'subgraph="none"', 'rank="anonymous"')).toBe(FLOOD - SERVED);
  await until(() => registry.seen.inHand.length === CALLS);

  // All of them at once, though the subgraph has answered nobody, and callers wait who came before them.
  const users = Promise.all(
    USERS.map(async (sub) => gateway.ask(COMUNE, { authorization: await issuer.bearer(sub, []), 'x-ambito': sub })),
  );
  await until(() => registry.seen.inHand.length === CALLS + USERS.length);
  gates.users.open();
  expect(statuses(await users)).toEqual(USERS.map(() => 200));
  expect(registry.seen.inHand).toEqual(Array.from({ length: CALLS }, () => ANONYMOUS));
  expect(come).toHaveLength(FLOOD - SERVED);

  gates.anonymous.open();
  await all;
  expect(statuses(come.slice(FLOOD - SERVED))).toEqual(Array.from({ length: SERVED }, () => 200));
  expect(registry.seen.mostAnonymous).toBe(CALLS);
  for (const state of ['in_flight', 'waiting'])
    expect(await gateway.metric('ambito_subgraph_calls', 'subgraph="registry"', `state="${state}"`)).toBe(0);
});

test('a flood from one address: what exceeds its rate is refused with the time from which it is served', async () => {
  const { come, all } = flood(() => '203.0.113.7');
  await all;
  const limited = come.filter(({ status }) => status === 429);
  expect(limited).toHaveLength(FLOOD - limits.LIMIT_ANONYMOUS.requests);
  for (const { headers, body } of limited) {
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(body.errors?.[0]?.extensions.code).toBe('TOO_MANY_REQUESTS');
  }
  expect(await gateway.metric('ambito_limited_total', 'purpose="anonymous"')).toBe(limited.length);
});
