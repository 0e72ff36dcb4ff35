// SPDX-License-Identifier: AGPL-3.0-or-later
import { performance } from 'node:perf_hooks';
import { cpuMs } from './processes.mjs';

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};

/** Calls `once(connection, turn)` on each connection again and again; @returns calls a second */
async function rate(once, { connections, seconds }) {
  const end = performance.now() + seconds * 1_000;
  const started = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      for (let turn = 0; performance.now() < end; turn += 1) {
        await once(connection, turn);
        done += 1;
      }
    }),
  );
  return { calls: done, perSecond: done / ((performance.now() - started) / 1_000) };
}

/**
 * Measures sides in turn, round after round: what the machine does meanwhile meets all of them. The first side is ours.
 * @param sides by name, what is called
 * @param pids by name, the process whose CPU counts for that side; all that were started, if it is not given
 * @returns for each side the median rate and the spread; of the first to the second, the median of the ratios of each round
 */
export async function compare(sides, { rounds = 5, seconds = 4, warmUp = 3, connections = 16, pids = {} } = {}) {
  const names = Object.keys(sides);
  for (const name of names) await rate(sides[name], { connections, seconds: warmUp });
  const rates = Object.fromEntries(names.map((name) => [name, []]));
  const cpu = Object.fromEntries(names.map((name) => [name, { ms: 0, calls: 0 }]));
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? names : [...names].reverse();
    for (const name of order) {
      const before = cpuMs(pids[name]);
      const { perSecond, calls } = await rate(sides[name], { connections, seconds });
      rates[name].push(perSecond);
      cpu[name].ms += cpuMs(pids[name]) - before;
      cpu[name].calls += calls;
    }
  }
  const [ours, theirs] = names;
  const ratios = rates[ours].map((value, round) => value / rates[theirs][round]);
  return {
    ratio: median(ratios),
    least: Math.min(...ratios),
    most: Math.max(...ratios),
    cpuMsPerCall: Object.fromEntries(names.map((name) => [name, cpu[name].ms / cpu[name].calls])),
    rates: Object.fromEntries(names.map((name) => [name, median(rates[name])])),
  };
}
