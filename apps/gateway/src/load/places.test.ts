// SPDX-License-Identifier: AGPL-3.0-or-later
import { setImmediate as turn } from 'node:timers/promises';
import { Overloaded, Places, type PlacesLimits, type Rank } from './places.ts';

const LIMITS: PlacesLimits = { inFlight: 20, waiting: 200, waitMs: 3_000, anonymousInFlight: 2, anonymousWaiting: 50 };

/** Places whose calls last until the test ends them; what became of each, in the order in which it happened. */
function arrange(limits: Partial<PlacesLimits>) {
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  const callers = new Map<string, AbortController>();
  const seen = { inFlight: 0, waiting: 0 };
  const places = new Places({ ...LIMITS, ...limits }, (inFlight, waiting) =>
    Object.assign(seen, { inFlight, waiting }),
  );
  const pending: Promise<void>[] = [];
  return {
    log,
    seen,
    ask(rank: Rank, ...names: string[]) {
      for (const name of names) {
        const caller = new AbortController();
        callers.set(name, caller);
        pending.push(
          places
            .run(rank, caller.signal, () => {
              log.push(name);
              return new Promise<void>((resolve) => ends.set(name, resolve));
            })
            .catch((error: unknown) => {
              const { reason } = caller.signal as { reason: unknown };
              if (error !== reason) expect(error).toBeInstanceOf(Overloaded);
              log.push(`${name} ${error === reason ? 'gone' : 'refused'}`);
            }),
        );
      }
    },
    /** The clients of these calls go. */
    async go(...names: string[]) {
      for (const name of names) callers.get(name)?.abort();
      await turn();
    },
    async end(...names: string[]) {
      for (const name of names) {
        ends.get(name)?.();
        await turn();
      }
    },
    all: () => Promise.all(pending),
  };
}

test('so many are in flight, the rest waits: writes first, then reads, then those who are not signed in', async () => {
  const { ask, end, log, seen } = arrange({ inFlight: 2, anonymousInFlight: 2 });
  ask('read', 'r1', 'r2');
  ask('anonymous', 'a1', 'a2');
  ask('read', 'r3', 'r4');
  ask('write', 'w1');
  await turn();
  expect([log, seen]).toEqual([['r1', 'r2'], { inFlight: 2, waiting: 5 }]);
  await end('r1', 'r2', 'w1', 'r3', 'r4');
  expect(log).toEqual(['r1', 'r2', 'w1', 'r3', 'r4', 'a1', 'a2']);
  await end('a1', 'a2');
  expect(seen).toEqual({ inFlight: 0, waiting: 0 });
});

test('those who are not signed in have few places, however many are free', async () => {
  const { ask, end, log, seen } = arrange({ inFlight: 10, anonymousInFlight: 2 });
  ask('anonymous', 'a1', 'a2', 'a3', 'a4');
  ask('read', 'r1', 'r2');
  await turn();
  expect(log).toEqual(['a1', 'a2', 'r1', 'r2']);
  await end('r1');
  expect(log).toEqual(['a1', 'a2', 'r1', 'r2']);
  await end('a2');
  expect(log).toEqual(['a1', 'a2', 'r1', 'r2', 'a3']);
  await end('a1', 'r2', 'a3', 'a4');
  expect(seen).toEqual({ inFlight: 0, waiting: 0 });
});

test('they have a part of the queue: beyond it they are refused at once, and others still wait', async () => {
  const { ask, log, end, all } = arrange({
    inFlight: 2,
    waiting: 5,
    anonymousInFlight: 2,
    anonymousWaiting: 2,
  });
  ask('read', 'r1', 'r2');
  ask('anonymous', 'a1', 'a2', 'a3');
  ask('read', 'r3', 'r4', 'r5', 'r6');
  await turn();
  expect(log).toEqual(['r1', 'r2', 'a3 refused', 'r6 refused']);
  await end('r1', 'r2', 'r3', 'r4', 'r5', 'a1', 'a2');
  await all();
  expect(log.slice(4)).toEqual(['r3', 'r4', 'r5', 'a1', 'a2']);
});

test('nobody waits longer than the time, and who gave up takes no place', async () => {
  const { ask, log, end, seen, all } = arrange({ inFlight: 2, waitMs: 100 });
  ask('read', 'r1', 'r2', 'r3');
  const until = Date.now() + 5_000;
  while (log.length < 3 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
  expect([log, seen]).toEqual([['r1', 'r2', 'r3 refused'], { inFlight: 2, waiting: 0 }]);
  await end('r1', 'r2');
  await all();
  expect(seen).toEqual({ inFlight: 0, waiting: 0 });
});

test('a call whose client goes leaves the queue at once, and who is behind it takes its turn', async () => {
  const { ask, go, end, log, seen } = arrange({ inFlight: 2, waiting: 3 });
  ask('read', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6');
  await turn();
  expect(log).toEqual(['r1', 'r2', 'r6 refused']);
  await go('r3', 'r4');
  expect([log.slice(3), seen]).toEqual([['r3 gone', 'r4 gone'], { inFlight: 2, waiting: 1 }]);
  // Its part of the queue is free for others.
  ask('read', 'r7', 'r8');
  await end('r1', 'r2', 'r5', 'r7', 'r8');
  expect(log.slice(5)).toEqual(['r5', 'r7', 'r8']);
  expect(seen).toEqual({ inFlight: 0, waiting: 0 });
});

test('a call in flight keeps its place until its work ends, and one that comes with a client gone takes none', async () => {
  const { ask, go, end, log, seen } = arrange({ inFlight: 2 });
  ask('read', 'r1', 'r2', 'r3');
  await go('r1');
  expect([log, seen]).toEqual([['r1', 'r2'], { inFlight: 2, waiting: 1 }]);
  await end('r1', 'r2', 'r3');
  const places = new Places(LIMITS);
  const gone = AbortSignal.abort();
  await expect(places.run('read', gone, () => Promise.resolve('served'))).rejects.toBe(gone.reason);
});

test('a call that fails leaves its place', async () => {
  const places = new Places({ ...LIMITS, inFlight: 2, anonymousInFlight: 1 });
  const fail = () => Promise.reject(new Error('boom'));
  for (let n = 0; n < 5; n += 1) await expect(places.run('anonymous', null, fail)).rejects.toThrow('boom');
  expect(await places.run('anonymous', null, () => Promise.resolve('served'))).toBe('served');
});
