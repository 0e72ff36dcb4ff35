// SPDX-License-Identifier: AGPL-3.0-or-later
import { setImmediate as turn } from 'node:timers/promises';
import { readConfig } from '@ambito/config';
import { createMetrics } from '@ambito/telemetry';
import { heavyLane } from './heavy-lane.ts';
import { limitsConfig } from './limits.ts';

const limits = readConfig(limitsConfig, {});
const HEAVY = limits.ANONYMOUS_HEAVY_COST + 1;
const ANONYMOUS = { signedIn: false, key: 'nobody' };
const SIGNED_IN = { signedIn: true, key: 'somebody' };

/** A lane, and what became of each operation in the order in which it happened. */
function arrange() {
  const metrics = createMetrics('gateway');
  const enter = heavyLane(limits, metrics);
  const log: string[] = [];
  const answers = new Map<string, (kb: number) => void>();
  const clients = new Map<string, AbortController>();
  return {
    log,
    metrics,
    async ask(name: string, cost: number, caller = ANONYMOUS): Promise<void> {
      const client = new AbortController();
      clients.set(name, client);
      const answeredKb = new Promise<number>((resolve) => answers.set(name, resolve));
      void enter(cost, { caller, gone: client.signal, answeredKb }).then(
        () => log.push(name),
        (error: { extensions?: { code?: string } }) => log.push(`${name} ${error.extensions?.code ?? 'gone'}`),
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

test('one heavy operation passes, one waits, others are refused; light ones and those of accounts pass', async () => {
  const { ask, answer, log, metrics } = arrange();
  await ask('first', HEAVY);
  await ask('second', HEAVY);
  await ask('third', HEAVY);
  await ask('light', HEAVY - 1);
  await ask('account', HEAVY, SIGNED_IN);
  expect(log).toEqual(['first', 'third UNAVAILABLE', 'light', 'account']);
  expect((await metrics.overloaded.get()).values).toMatchObject([
    { value: 1, labels: { subgraph: 'none', rank: 'anonymous' } },
  ]);
  await answer('first', 10);
  expect(log.at(-1)).toBe('second');
});

test('after a large answer the next waits while somebody is at work, and after a small one it does not', async () => {
  const { ask, answer, log } = arrange();
  await ask('account', 1, SIGNED_IN);
  await ask('small', HEAVY);
  await answer('small', 64);
  await ask('large', HEAVY);
  await answer('large', 1_000);
  await ask('next', HEAVY);
  await ask('light', HEAVY - 1);
  expect(log).toEqual(['account', 'small', 'large', 'light']);
});

test('while nobody is at work, large answers follow one another', async () => {
  const { ask, answer, log } = arrange();
  for (const name of ['one', 'two', 'three']) {
    await ask(name, HEAVY);
    await answer(name, 1_000);
  }
  expect(log).toEqual(['one', 'two', 'three']);
});

test('whoever leaves while waiting makes room for another', async () => {
  const { ask, go, answer, log } = arrange();
  await ask('first', HEAVY);
  await ask('second', HEAVY);
  await go('second');
  await ask('third', HEAVY);
  await answer('first', 1);
  expect(log).toEqual(['first', 'second gone', 'third']);
});
