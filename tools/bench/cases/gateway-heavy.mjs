// SPDX-License-Identifier: AGPL-3.0-or-later
import { compareGateways, HIVE } from '../gateways.mjs';
import { HEAVY } from '../pages.mjs';

const ROWS = 200;
/** The sizes of each of the two pages. */
const SIZES = [100];

export const what = 'the gateway alone on 200 cases, four levels deep, over replayed answers ÷ Hive Gateway 2';

/** The cases of an answer, if there are as many as were asked for. */
function shown({ data }) {
  const rows = data.inCarico.edges.length + data.concluse.edges.length;
  if (rows !== ROWS) throw new Error(`The answer has ${rows} cases`);
  return data;
}

export async function run(stage, options) {
  const work = { peer: HIVE, query: HEAVY, sizes: SIZES, variablesOf: (first) => ({ first }), shown };
  const { alone } = await compareGateways(stage, options, work);
  return [{ id: 'gateway-heavy', atLeast: 1, ...alone }];
}
