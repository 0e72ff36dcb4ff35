// SPDX-License-Identifier: AGPL-3.0-or-later
import { compareGateways, HIVE } from '../gateways.mjs';
import { FIRST, fullPage, pageVariables, PUBLIC_PAGE } from '../pages.mjs';

export const what =
  'the gateway alone on a page whose records of registry are all in its entity cache, over replayed answers ÷ Hive Gateway 2';

export async function run(stage, options) {
  const work = {
    peer: HIVE,
    query: PUBLIC_PAGE,
    sizes: FIRST,
    variablesOf: pageVariables,
    shown: fullPage,
    cached: true,
  };
  const { alone } = await compareGateways(stage, options, work);
  return [{ id: 'gateway-cached', atLeast: 2, ...alone }];
}
