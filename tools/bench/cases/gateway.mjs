// SPDX-License-Identifier: AGPL-3.0-or-later
import { compareGateways, HIVE } from '../gateways.mjs';
import { FIRST, fullPage, PAGE, pageVariables } from '../pages.mjs';

export const what = 'the gateway alone on a page of cases, over replayed answers of the subgraphs ÷ Hive Gateway 2';

export async function run(stage, options) {
  const work = { peer: HIVE, query: PAGE, sizes: FIRST, variablesOf: pageVariables, shown: fullPage, whole: true };
  const { alone, whole } = await compareGateways(stage, options, work);
  return [
    { id: 'gateway', atLeast: 1.3, ...alone },
    { id: 'gateway-whole', what: 'the same page with both subgraphs behind either gateway', ...whole },
  ];
}
