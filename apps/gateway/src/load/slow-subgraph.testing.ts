// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import { startSubgraph } from '../testing.ts';

/** A subgraph that answers each call with the same data, after a time, so many at once; the rest waits in it. */
export async function startSlowSubgraph(data: object, { tookMs = 0, atOnce = Infinity } = {}) {
  const waiting: (() => void)[] = [];
  const seen = {
    /** The `x-ambito` of each call, in the order in which it was served: tests mark their requests by it. */
    served: [] as string[],
    calls: 0,
    mostCalls: 0,
  };
  let serving = 0;
  const subgraph = await startSubgraph(async (_call, { headers }) => {
    seen.calls += 1;
    seen.mostCalls = Math.max(seen.mostCalls, seen.calls);
    if (serving >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    serving += 1;
    seen.served.push(String(headers['x-ambito'] ?? 'anonymous'));
    await sleep(tookMs);
    serving -= 1;
    seen.calls -= 1;
    waiting.shift()?.();
    return { data };
  });
  return { url: subgraph.url, seen, stop: () => subgraph.stop() };
}
