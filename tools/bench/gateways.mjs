// SPDX-License-Identifier: AGPL-3.0-or-later
import { callersOf, compareCallers, requireSame } from './callers.mjs';
import { SIZES } from './data.mjs';
import { connect } from './http.mjs';
import { startFilled, startGateway, startTokens, SUPERGRAPH_PATH } from './services.mjs';
import { Stage, startPeer, startPostgres } from './system.mjs';

const SUBGRAPHS = ['casework', 'registry', 'information-system'];

/**
 * Measures our gateway beside another one, alone: a server replays what the subgraphs answered to each of them.
 * @param peer the file of the other gateway, and its name
 * @param variablesOf the variables of the query for each of the sizes asked for in turn
 * @param shown what of an answer must be the same
 * @param whole whether to measure them over the subgraphs too
 * @param cached whether our entity cache is on, as it is with registry behind it
 */
export async function compareGateways(stage, options, work) {
  const { peer, query, sizes, variablesOf, shown, whole = false, cached = false } = work;
  const { node } = options;
  const { env, bearer } = await startTokens(stage);
  const recording = new Stage();
  stage.defer(() => recording.end());
  await startPostgres(recording);
  const size = SIZES.gateway;
  const casework = await startFilled(recording, 'casework', { node, size, env });
  const registry = await startFilled(recording, 'registry', { node, size, env });
  const replay = await startPeer(stage, 'replay.mjs', {
    env: { CASEWORK_URL: casework.url, REGISTRY_URL: registry.url, ANNOUNCES: cached ? '1' : '0' },
  });
  const tell = (mode) => fetch(`http://127.0.0.1:${replay.port}/${mode}`, { method: 'POST' });
  const urls = Object.fromEntries(SUBGRAPHS.map((name) => [name, `http://127.0.0.1:${replay.port}/${name}`]));
  const ours = await startGateway(stage, { node, env, urls });
  const theirs = await startPeer(stage, peer.file, {
    node,
    ready: peer.ready,
    env: { SUPERGRAPH_PATH, SUBGRAPH_URLS: JSON.stringify(urls) },
  });
  const processes = { ambito: ours, [peer.name]: theirs };
  const callers = await callersOf({ size, bearer }, ({ authorization }) =>
    Object.fromEntries(
      Object.entries(processes).map(([name, { port }]) => {
        const call = connect(stage, port);
        return [name, (first) => call(JSON.stringify({ query, variables: variablesOf(first) }), { authorization })];
      }),
    ),
  );
  await requireSame(callers, sizes, shown);
  const together = whole ? await compareCallers(callers, sizes, options) : undefined;
  await tell('replay');
  await recording.end();
  const pids = Object.fromEntries(Object.entries(processes).map(([name, { pid }]) => [name, pid]));
  const alone = await compareCallers(callers, sizes, { ...options, pids });
  return { alone, whole: together };
}

export const HIVE = { name: 'hive', file: 'hive.mjs' };
// Apollo's own server answers only operations.
export const STOCK = { name: 'stock', file: 'stock.mjs', ready: '/?query=%7B__typename%7D' };
