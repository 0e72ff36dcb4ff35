// SPDX-License-Identifier: AGPL-3.0-or-later
import { startSubgraph } from '../testing.ts';

/**
 * A subgraph that answers each call with the same data.
 * @param until what the answer waits for; tests mark their requests by `x-ambito`
 */
export async function startSlowSubgraph(
  data: object,
  until: (mark: string) => Promise<unknown> = () => Promise.resolve(),
) {
  const seen = {
    /** The marks of the calls in the order in which they came; a caller who is not signed in has none. */
    came: [] as string[],
    /** The marks of the calls that are not answered yet. */
    inHand: [] as string[],
    /** The most calls of callers who are not signed in that were in hand at once. */
    mostAnonymous: 0,
  };
  const subgraph = await startSubgraph(async (_call, { headers }) => {
    const mark = String(headers['x-ambito'] ?? ANONYMOUS);
    seen.came.push(mark);
    seen.inHand.push(mark);
    seen.mostAnonymous = Math.max(seen.mostAnonymous, seen.inHand.filter((one) => one === ANONYMOUS).length);
    await until(mark);
    seen.inHand.splice(seen.inHand.indexOf(mark), 1);
    return { data };
  });
  return { url: subgraph.url, seen, stop: () => subgraph.stop() };
}

export const ANONYMOUS = 'anonymous';
