// SPDX-License-Identifier: AGPL-3.0-or-later
import { performance } from 'node:perf_hooks';
import { cpuMs } from './processes.mjs';

/** The median of what the rounds gave, with the least and the most. */
export const spread = (numbers) => ({
  value: median(numbers),
  least: Math.min(...numbers),
  most: Math.max(...numbers),
});

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};

/** What 95 of 100 numbers do not exceed. */
export const p95 = (numbers) => [...numbers].sort((a, b) => a - b)[Math.ceil(numbers.length * 0.95) - 1];

/** Calls `once(connection, turn)` on each connection again and again; @returns calls a second, and the time of each in milliseconds */
async function rate(once, { connections, seconds }) {
  const end = performance.now() + seconds * 1_000;
  const started = performance.now();
  const times = [];
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      for (let turn = 0; performance.now() < end; turn += 1) {
        const asked = performance.now();
        await once(connection, turn);
        times.push(performance.now() - asked);
      }
    }),
  );
  return { times, perSecond: times.length / ((performance.now() - started) / 1_000) };
}

/**
 * Measures sides in turn, round after round: what the machine does meanwhile meets all of them. The first side is ours.
 * @param sides by name, what is called
 * @param pids by name, the process whose CPU counts for that side; all that were started, if it is not given
 * @returns of the rates of the first side to those of the second, the ratio as the median of the rounds, with its spread; `slowness`, the same of
 *   the times that 95 of 100 calls do not exceed; and for each side the medians
 */
export async function compare(sides, { rounds = 5, seconds = 3, warmUp = 2, connections = 16, pids = {} } = {}) {
  const names = Object.keys(sides);
  for (const name of names) await rate(sides[name], { connections, seconds: warmUp });
  const rates = Object.fromEntries(names.map((name) => [name, []]));
  const slow = Object.fromEntries(names.map((name) => [name, []]));
  const cpu = Object.fromEntries(names.map((name) => [name, { ms: 0, calls: 0 }]));
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? names : [...names].reverse();
    for (const name of order) {
      const before = cpuMs(pids[name]);
      const { perSecond, times } = await rate(sides[name], { connections, seconds });
      rates[name].push(perSecond);
      slow[name].push(p95(times));
      cpu[name].ms += cpuMs(pids[name]) - before;
      cpu[name].calls += times.length;
    }
  }
  const [ours, theirs] = names;
  const ratioOf = (values) => spread(values[ours].map((value, round) => value / values[theirs][round]));
  const medians = (values) => Object.fromEntries(names.map((name) => [name, median(values[name])]));
  return {
    ...ratioOf(rates),
    slowness: ratioOf(slow),
    cpuMsPerCall: Object.fromEntries(names.map((name) => [name, cpu[name].ms / cpu[name].calls])),
    rates: medians(rates),
    p95Ms: medians(slow),
  };
}
