// SPDX-License-Identifier: AGPL-3.0-or-later
import { compareGateways, STOCK } from '../gateways.mjs';
import { FIRST, fullPage, PAGE, pageVariables, PUBLIC_PAGE } from '../pages.mjs';

export const what = 'the same page over replayed answers ÷ `@apollo/gateway` as it comes';

export async function run(stage, options) {
  const work = { peer: STOCK, sizes: FIRST, variablesOf: pageVariables, shown: fullPage };
  const { alone } = await compareGateways(stage, options, { ...work, query: PAGE });
  const { alone: cached } = await compareGateways(stage, options, { ...work, query: PUBLIC_PAGE, cached: true });
  return [
    { id: 'gateway-default', atLeast: 2, ...alone },
    {
      id: 'gateway-default-cached',
      what: 'a page whose records of registry are all in our entity cache ÷ the same',
      ...cached,
    },
  ];
}
