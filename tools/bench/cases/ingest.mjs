// SPDX-License-Identifier: AGPL-3.0-or-later
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareQueueDatabase } from '../../../libs/jobs/dist/index.js';
import { queueStores } from '../../../libs/testing/dist/index.js';
import { countContatti, countProjected, fillOutbox } from '../data.mjs';
import { spread } from '../measure.mjs';
import { openDatabase, Stage, startPostgres, startService } from '../system.mjs';

const AMBITI = 4;
const EVENTS = 5_000;
const WARM_UP = 1_000;
const TIMEOUT_MS = 180_000;
const LEAST = { PostgreSQL: 800, Redis: 1_500 };

export const what = "events of casework's outbox to facts of the information system, none lost and none counted twice";

export async function run(stage, options) {
  await startPostgres(stage);
  const figures = [];
  for (const store of queueStores().filter(({ present }) => present)) {
    const part = new Stage();
    const rates = await ingest(part, store, options).finally(() => part.end());
    figures.push({
      id: `ingest-${store.name.toLowerCase()}`,
      ...spread(rates),
      unit: 'events/s',
      atLeast: LEAST[store.name],
    });
  }
  return figures;
}

/** Events a second of each round: from the commit of the outbox until all of them are facts. */
async function ingest(stage, store, { node, rounds = 3 }) {
  const queue = await store.start(prepareQueueDatabase);
  stage.defer(() => queue.stop());
  const casework = await openDatabase(stage, 'casework');
  const system = await openDatabase(stage, 'information_system');
  for (const [name, { urls }] of [
    ['casework', casework],
    ['information-system', system],
  ])
    await startService(stage, name, { entry: 'worker', node, env: { ...urls, ...queue.settings } });

  let events = 0;
  let contatti = 0;
  const tell = async (count) => {
    contatti += await fillOutbox(casework.query, { ambiti: AMBITI, from: contatti, count });
    events += count;
    const started = performance.now();
    await until(
      async () => (await countProjected(system.query)) === events,
      () => countContatti(system.query),
    );
    return count / ((performance.now() - started) / 1_000);
  };
  await tell(WARM_UP);
  const rates = [];
  for (let round = 0; round < rounds; round += 1) rates.push(await tell(EVENTS));

  await until(async () => (await countContatti(system.query)).figuresToMake === 0);
  const { facts, counted, aside } = await countContatti(system.query);
  if (facts !== contatti || counted !== contatti || aside !== 0)
    throw new Error(
      `Of ${contatti} contatti ${facts} are facts and ${counted} count in the figures; ${aside} events are put aside`,
    );
  return rates;
}

async function until(reached, state = () => '') {
  const end = Date.now() + TIMEOUT_MS;
  while (!(await reached())) {
    if (Date.now() > end) throw new Error(`Not within ${TIMEOUT_MS / 1_000} s: ${JSON.stringify(await state())}`);
    await sleep(25);
  }
}
