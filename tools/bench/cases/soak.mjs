// SPDX-License-Identifier: AGPL-3.0-or-later
/*
 * The memory of each process while the system works for ten minutes: pages and contatti through the gateway, their events to the workers and
 * into the figures.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareQueueDatabase } from '../../../libs/jobs/dist/index.js';
import { queueStores } from '../../../libs/testing/dist/index.js';
import { callersOf } from '../callers.mjs';
import { connect } from '../http.mjs';
import { spread } from '../measure.mjs';
import { FIRST, fullPage, PAGE, pageVariables } from '../pages.mjs';
import { memoryMb } from '../processes.mjs';
import { sizeOf, startFilled, startGateway, startTokens } from '../services.mjs';
import { openDatabase, startPostgres, startService } from '../system.mjs';

const SAMPLE_MS = 1_000;
/** The issuer of the tests gives tokens that hold for five minutes. */
const RENEW_MS = 240_000;
/** One call in so many registers a contatto, the others read a page. */
const WRITES = 10;
const REGISTRA = 'mutation Registra($input: RegistraContattoInput!) { registraContatto(input: $input) { id } }';

export const what = 'memory of each process during ten minutes of load';

export async function run(stage, { seconds = 600, ...options }) {
  const { node } = options;
  const size = sizeOf(options);
  const postgres = await startPostgres(stage);
  const { env, bearer } = await startTokens(stage);
  const queue = await queueStores()
    .find(({ name }) => name === 'PostgreSQL')
    .start(prepareQueueDatabase);
  stage.defer(() => queue.stop());
  const casework = await startFilled(stage, 'casework', { node, size, env });
  const registry = await startFilled(stage, 'registry', { node, size, env });
  const facts = await openDatabase(stage, 'information_system');
  const gateway = await startGateway(stage, { node, env, urls: { casework: casework.url, registry: registry.url } });
  const workers = {};
  for (const [name, { urls }] of [
    ['casework', casework],
    ['information-system', facts],
  ]) {
    const worker = { entry: 'worker', node, env: { ...urls, ...queue.settings } };
    workers[`${name}-worker`] = await startService(stage, name, worker);
  }
  const callers = await callersOf({ size, bearer }, ({ sedeId, authorize }) => {
    const call = connect(stage, gateway.port);
    const token = renewed(authorize);
    const send = async (query, variables) =>
      call(JSON.stringify({ query, variables }), { authorization: await token() });
    return {
      read: async (first) => fullPage(JSON.parse(await send(PAGE, pageVariables(first))), first),
      write: () => send(REGISTRA, { input: { sedeId, canale: 'TELEFONO', richiedente: 'UTENTE' } }),
    };
  });
  const processes = { gateway, casework, registry, ...workers, postgresql: postgres };
  const { samples, calls } = await loaded(callers, processes, seconds);
  return Object.entries(samples).map(([name, megabytes]) => figureOf(name, megabytes, { calls, seconds }));
}

/** A token of the same account, a new one in time before the last expires. */
function renewed(authorize) {
  let token;
  let renewAt = 0;
  return async () => {
    if (performance.now() >= renewAt) {
      token = await authorize();
      renewAt = performance.now() + RENEW_MS;
    }
    return token;
  };
}

/** Works on all connections for so many seconds. @returns the memory of each process, second by second, and how many calls were made */
async function loaded(callers, processes, seconds) {
  const samples = Object.fromEntries(Object.keys(processes).map((name) => [name, []]));
  const end = performance.now() + seconds * 1_000;
  let calls = 0;
  const watch = async () => {
    while (performance.now() < end) {
      for (const [name, { pid }] of Object.entries(processes)) samples[name].push(memoryMb(pid));
      await sleep(SAMPLE_MS);
    }
  };
  const work = async ({ read, write }) => {
    for (let turn = 1; performance.now() < end; turn += 1) {
      await (turn % WRITES === 0 ? write() : read(FIRST[turn % FIRST.length]));
      calls += 1;
    }
  };
  await Promise.all([watch(), ...callers.map(work)]);
  return { samples, calls };
}

/** The memory of the last tenth of the time, beside that of the second tenth: in the first one caches fill. */
function figureOf(name, megabytes, { calls, seconds }) {
  const tenth = Math.max(1, Math.floor(megabytes.length / 10));
  const [early, late] = [megabytes.slice(tenth, 2 * tenth), megabytes.slice(-tenth)].map((part) => spread(part).value);
  return {
    id: `soak-${name}`,
    what: `memory of ${name} at the end of ${seconds} s and ${calls} calls; a tenth after the start it was ${early.toFixed(1)} MB`,
    ...spread(megabytes),
    value: late,
    unit: 'MB',
  };
}
