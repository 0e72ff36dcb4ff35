// SPDX-License-Identifier: AGPL-3.0-or-later
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '@ambito/config';
import { createMetrics } from '@ambito/telemetry';
import { heavyLane } from './heavy-lane.ts';
import { limitsConfig } from './limits.ts';

const HEAVY = readConfig(limitsConfig, {}).ANONYMOUS_HEAVY_COST + 1;
/** One address may have a fifth of them. */
const WAITING = 20;
const HERE = { signedIn: false, key: 'here' };
const THERE = { signedIn: false, key: 'there' };
const SIGNED_IN = { signedIn: true, key: 'somebody' };

/** A lane that does not pause, unless a test has it do so, and what became of each operation in the order in which it happened. */
function arrange(env: Record<string, string> = {}) {
  const metrics = createMetrics('gateway');
  const enter = heavyLane(
    readConfig(limitsConfig, { ANONYMOUS_WAITING: String(WAITING), ANONYMOUS_PAUSE: '0', ...env }),
    metrics,
  );
  const log: string[] = [];
  const messages: string[] = [];
  const leftDoor: string[] = [];
  const answers = new Map<string, (kb: number) => void>();
  const clients = new Map<string, AbortController>();
  return {
    log,
    messages,
    leftDoor,
    metrics,
    async ask(name: string, cost: number, caller = HERE): Promise<void> {
      const client = new AbortController();
      clients.set(name, client);
      const answeredKb = new Promise<number>((resolve) => answers.set(name, resolve));
      void enter(cost, { caller, gone: client.signal, answeredKb, leaveDoor: () => leftDoor.push(name) }).then(
        () => log.push(name),
        ({ message, extensions }: { message: string; extensions: { code: string } }) => {
          log.push(`${name} ${extensions.code}`);
          messages.push(message);
        },
      );
      await turn();
    },
    async answer(name: string, kb: number): Promise<void> {
      answers.get(name)?.(kb);
      await turn();
    },
    async go(name: string): Promise<void> {
      clients.get(name)?.abort();
      await turn();
    },
  };
}
const refusals = async (metrics: ReturnType<typeof createMetrics>): Promise<unknown> => ({
  overloaded: (await metrics.overloaded.get()).values.map(({ value, labels }) => ({ value, ...labels })),
  limited: (await metrics.limited.get()).values.map(({ value, labels }) => ({ value, ...labels })),
});

test('heavy operations pass one at a time, and wait outside the door; light ones and those of accounts pass', async () => {
  const { ask, answer, log, leftDoor } = arrange();
  for (const name of ['first', 'second', 'third', 'fourth']) await ask(name, HEAVY);
  await ask('light', HEAVY - 1);
  await ask('account', HEAVY, SIGNED_IN);
  expect(log).toEqual(['first', 'light', 'account']);
  expect(leftDoor).toEqual(['first', 'second', 'third', 'fourth']);
  for (const name of ['first', 'second', 'third', 'fourth']) await answer(name, 10);
  expect(log.slice(3)).toEqual(['second', 'third', 'fourth']);
});

test('an address has few of the waiting places, and the lane goes from one address to the next', async () => {
  const { ask, answer, log, metrics } = arrange();
  const names = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
  for (const name of names) await ask(name, HEAVY);
  await ask('t1', HEAVY, THERE);
  expect(log).toEqual(['h1', 'h6 UNAVAILABLE']);
  expect(await refusals(metrics)).toEqual({
    overloaded: [{ value: 1, subgraph: 'none', rank: 'anonymous' }],
    limited: [],
  });
  for (const name of ['h1', 't1', 'h2', 'h3']) await answer(name, 10);
  expect(log.slice(2)).toEqual(['t1', 'h2', 'h3', 'h4']);
});

test('after a large answer its address rests while somebody is at work, and others pass', async () => {
  const { ask, answer, log, messages, metrics } = arrange();
  await ask('account', 1, SIGNED_IN);
  await ask('large', HEAVY);
  await ask('waiting', HEAVY);
  await answer('large', 1_000);
  await ask('next', HEAVY);
  await ask('other', HEAVY, THERE);
  await ask('light', HEAVY - 1);
  expect(log).toEqual(['account', 'large', 'waiting TOO_MANY_REQUESTS', 'next TOO_MANY_REQUESTS', 'other', 'light']);
  // However large the answer was.
  expect(messages[0]).toBe('Questo indirizzo ha appena avuto una risposta molto grande: riprova tra 15 secondi');
  expect(await refusals(metrics)).toEqual({ overloaded: [], limited: [{ value: 2, purpose: 'anonymous' }] });
});

test('who rests for less than the wait is served after it, and holds nobody up meanwhile', async () => {
  const { ask, answer, log } = arrange({ ANONYMOUS_REST_MS: '10' });
  await ask('account', 1, SIGNED_IN);
  await ask('large', HEAVY);
  const asked = performance.now();
  await answer('large', 84);
  await ask('next', HEAVY);
  await ask('other', HEAVY, THERE);
  await answer('other', 64);
  expect(log).toEqual(['account', 'large', 'other']);
  while (log.length < 4) await sleep(10);
  expect([log[3], performance.now() - asked >= 200]).toEqual(['next', true]);
});

test('while somebody is at work the lane pauses after a large answer, whoever asks, ten times as long as it took', async () => {
  const { ask, answer, log } = arrange({ ANONYMOUS_PAUSE: '10' });
  await ask('account', 1, SIGNED_IN);
  await ask('large', HEAVY);
  await sleep(30);
  await answer('large', 100);
  const answered = performance.now();
  await ask('other', HEAVY, THERE);
  await ask('light', HEAVY - 1, THERE);
  expect(log).toEqual(['account', 'large', 'light']);
  while (log.length < 4) await sleep(10);
  expect([log[3], performance.now() - answered >= 290]).toEqual(['other', true]);
  // An answer that was not large makes nobody wait.
  await answer('other', 10);
  await ask('third', HEAVY, THERE);
  expect(log[4]).toBe('third');
});

test('the pause turns nobody away who comes after one large answer, however long that took', async () => {
  const { ask, answer, log } = arrange({ ANONYMOUS_PAUSE: '100', SUBGRAPH_WAIT_MS: '500' });
  await ask('account', 1, SIGNED_IN);
  await ask('large', HEAVY);
  await sleep(50);
  await answer('large', 100);
  await ask('other', HEAVY, THERE);
  while (log.length < 3) await sleep(10);
  expect(log).toEqual(['account', 'large', 'other']);
});

test('while nobody is at work, large answers follow one another', async () => {
  const { ask, answer, log } = arrange({ ANONYMOUS_PAUSE: '10' });
  for (const name of ['one', 'two', 'three']) {
    await ask(name, HEAVY);
    await sleep(5);
    await answer(name, 1_000);
  }
  expect(log).toEqual(['one', 'two', 'three']);
});

test('whoever leaves while waiting makes room for another, and is not counted as refused', async () => {
  const { ask, go, answer, log, metrics } = arrange({ ANONYMOUS_WAITING: '1' });
  await ask('first', HEAVY);
  await ask('second', HEAVY);
  await go('second');
  await ask('third', HEAVY);
  await answer('first', 1);
  expect(log).toEqual(['first', 'second UNAVAILABLE', 'third']);
  expect(await refusals(metrics)).toEqual({ overloaded: [], limited: [] });
});
