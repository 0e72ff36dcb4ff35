// SPDX-License-Identifier: AGPL-3.0-or-later
import { compareGateways, STOCK } from '../gateways.mjs';
import { FIRST, fullPage, PAGE, pageVariables } from '../pages.mjs';

export const what = 'the same page over replayed answers ÷ `@apollo/gateway` as it comes';

export async function run(stage, options) {
  const work = { peer: STOCK, query: PAGE, sizes: FIRST, variablesOf: pageVariables, shown: fullPage };
  const { alone } = await compareGateways(stage, options, work);
  return [{ id: 'gateway-default', atLeast: 2, ...alone }];
}
