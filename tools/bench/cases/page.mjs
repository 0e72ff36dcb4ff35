// SPDX-License-Identifier: AGPL-3.0-or-later
import { callersOf, compareCallers, requireSame } from '../callers.mjs';
import { proven } from '../http.mjs';
import { byHand, FIRST, fullPage, pageVariables, PART } from '../pages.mjs';
import { startCasework } from '../services.mjs';

export const what = "casework's part of a page of cases ÷ one hand-written statement";

export async function run(stage, options) {
  const system = await startCasework(stage, 'page.mjs', options);
  const callers = await callersOf(system, ({ ambito, sub, authorization }) => {
    const [ours, theirs] = [system.connectOurs(), system.connectTheirs()];
    return {
      casework: (first) => {
        const body = JSON.stringify({ query: PART, variables: pageVariables(first) });
        return ours(body, proven(body, authorization, ambito));
      },
      'hand-written': (first) => theirs(byHand({ ambito, sub }, first), {}),
    };
  });
  await requireSame(callers.slice(0, 3), FIRST, fullPage);
  const sides = await compareCallers(callers, FIRST, options);
  return [{ id: 'page', atLeast: 0.35, ...sides }];
}
