// SPDX-License-Identifier: AGPL-3.0-or-later
import { callersOf, compareCallers, requireSame } from '../callers.mjs';
import { connect } from '../http.mjs';
import { byHand, FIRST, fullPage, PAGE, pageVariables, PUBLIC_PAGE } from '../pages.mjs';
import { startFilled, startGateway, startTokens, sizeOf } from '../services.mjs';
import { startPeer, startPostgres } from '../system.mjs';

export const what = 'the whole page through the gateway ÷ one hand-written program with a statement on each database';

export async function run(stage, options) {
  const { node } = options;
  const size = sizeOf(options);
  await startPostgres(stage);
  const { env, bearer } = await startTokens(stage);
  const casework = await startFilled(stage, 'casework', { node, size, env });
  const registry = await startFilled(stage, 'registry', { node, size, env });
  const gateway = await startGateway(stage, { node, env, urls: { casework: casework.url, registry: registry.url } });
  const peer = await startPeer(stage, 'graph.mjs', {
    node,
    env: { DATABASE_URL: casework.DATABASE_URL, REGISTRY_DATABASE_URL: registry.DATABASE_URL },
  });
  const compareOn = async (query, nomi) => {
    const callers = await callersOf({ size, bearer }, ({ ambito, sub, authorization }) => {
      const [ours, theirs] = [connect(stage, gateway.port), connect(stage, peer.port, '/')];
      return {
        ambito: (first) => ours(JSON.stringify({ query, variables: pageVariables(first) }), { authorization }),
        'hand-written': (first) => theirs(byHand({ ambito, sub }, first, nomi), {}),
      };
    });
    await requireSame(callers.slice(0, 3), FIRST, fullPage);
    return compareCallers(callers, FIRST, options);
  };
  return [
    { id: 'graph', atLeast: 0.2, ...(await compareOn(PAGE, true)) },
    {
      id: 'graph-cached',
      what: 'the same page without the name of the case manager: all that registry knows of it is in the entity cache',
      atLeast: 0.25,
      ...(await compareOn(PUBLIC_PAGE, false)),
    },
  ];
}
