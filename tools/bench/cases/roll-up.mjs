// SPDX-License-Identifier: AGPL-3.0-or-later
/*
 * The figures of a year of all Ambiti, made from facts by the worker of the information system, and read by a Regione. With `--size italia`, of
 * 600 Ambiti.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareQueueDatabase } from '../../../libs/jobs/dist/index.js';
import { queueStores } from '../../../libs/testing/dist/index.js';
import { countFigure, fillFacts } from '../data.mjs';
import { connect, proven } from '../http.mjs';
import { spread } from '../measure.mjs';
import { sizeOf, startAgain } from '../services.mjs';
import { issuer, openDatabase, startPostgres, startService } from '../system.mjs';

/** The first one, of which every size has Ambiti. */
const REGIONE = '01';
const POLL_MS = 200;
const READ = `query Figure($periodo: String!) { indicatori(periodo: $periodo, dimensione: "TOTALE") { ambitoId codice valore soppresso } }`;

export const what = 'Ambiti a second whose figures of six periods are made from their facts';

export async function run(stage, { rounds = 5, ...options }) {
  const { node } = options;
  const size = sizeOf(options);
  await startPostgres(stage);
  const tokens = await issuer(stage);
  const env = { OIDC_ISSUER: tokens.issuer, OIDC_AUDIENCE: tokens.audience };
  const queue = await queueStores()
    .find(({ name }) => name === 'PostgreSQL')
    .start(prepareQueueDatabase);
  stage.defer(() => queue.stop());
  const facts = await openDatabase(stage, 'information_system');
  const filling = performance.now();
  await fillFacts(facts.query, size);
  const filled = (performance.now() - filling) / 1_000;
  const started = performance.now();
  const worker = { entry: 'worker', node, env: { ...facts.urls, ...queue.settings } };
  await startService(stage, 'information-system', worker);
  while ((await countFigure(facts.query)).toMake > 0) await sleep(POLL_MS);
  const seconds = (performance.now() - started) / 1_000;
  const { cells } = await countFigure(facts.query);

  const system = { ...facts, DATABASE_URL: facts.urls.DATABASE_URL };
  const { port } = await startAgain(stage, 'information-system', { node, env: { ...env, ...queue.settings }, system });
  const call = connect(stage, port);
  const authorization = await tokens.bearer('regione', [{ ruolo: 'REGIONE', regione: REGIONE, dal: '2020-01-01' }]);
  const times = [];
  for (let round = 0; round <= rounds; round += 1) {
    const body = JSON.stringify({ query: READ, variables: { periodo: '2026' } });
    const asked = performance.now();
    const { data } = JSON.parse(await call(body, proven(body, authorization)));
    if (data.indicatori.length === 0) throw new Error('The Regione reads no figure');
    if (round > 0) times.push(performance.now() - asked);
  }
  return [
    {
      id: 'roll-up',
      what: `${what}; ${size.ambiti} Ambiti, ${size.cartelle} cartelle, ${size.contatti} contatti filled in ${filled.toFixed(0)} s, ${cells} figures`,
      value: size.ambiti / seconds,
      unit: 'Ambiti/s',
    },
    {
      id: 'roll-up-read',
      what: 'the totals of a year of a Regione, all its Ambiti in one answer',
      ...spread(times),
      unit: 'ms',
    },
  ];
}
