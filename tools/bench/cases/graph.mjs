// SPDX-License-Identifier: AGPL-3.0-or-later
import { callersOf, compareCallers, requireSame } from '../callers.mjs';
import { connect } from '../http.mjs';
import { byHand, FIRST, fullPage, PAGE, pageVariables } from '../pages.mjs';
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
  const callers = await callersOf({ size, bearer }, ({ ambito, sub, authorization }) => {
    const [ours, theirs] = [connect(stage, gateway.port), connect(stage, peer.port, '/')];
    return {
      ambito: (first) => ours(JSON.stringify({ query: PAGE, variables: pageVariables(first) }), { authorization }),
      'hand-written': (first) => theirs(byHand({ ambito, sub }, first), {}),
    };
  });
  await requireSame(callers.slice(0, 3), FIRST, fullPage);
  const sides = await compareCallers(callers, FIRST, options);
  return [{ id: 'graph', atLeast: 0.2, ...sides }];
}
