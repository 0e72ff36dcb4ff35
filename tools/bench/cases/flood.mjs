// SPDX-License-Identifier: AGPL-3.0-or-later
/*
 * Two hundred callers who are not signed in, from as many addresses, ask for the costliest answer that they may have, while users work:
 * each reads a page and thinks.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { callersOf } from '../callers.mjs';
import { connect } from '../http.mjs';
import { p95, spread } from '../measure.mjs';
import { FIRST, fullPage, PAGE, pageVariables } from '../pages.mjs';
import { memoryMb } from '../processes.mjs';
import { sizeOf, startFilled, startGateway, startTokens } from '../services.mjs';
import { startPeer, startPostgres } from '../system.mjs';
import { SIZES } from '../data.mjs';

const USERS = 8;
const THINK_MS = 200;
const FLOOD = 200;
const SAMPLE_MS = 500;
/** Node.js gives back what it needed once it has been idle for a while. */
const QUIET_MS = 20_000;
const SETTLE_MS = 60_000;
/** More would cost more than the gateway serves to who is not signed in. */
const ALIASES = 28;
const COSTLY = `{ ${Array.from({ length: ALIASES }, (_, n) => `a${n}: comuni(first: 100) { ...Pagina }`).join(' ')} }
  fragment Pagina on ComuneConnection { edges { node { codiceIstat nome siglaProvincia regione codiceCatastale
    sede { id denominazione indirizzo telefono attivaDal comune { codiceIstat nome } } } } }`;

export const what = 'p95 of users’ pages during a flood of callers who are not signed in ÷ without it';

export async function run(stage, { rounds = 7, seconds = 10, ...options }) {
  const { node } = options;
  const size = sizeOf(options);
  const postgres = await startPostgres(stage);
  const { env, bearer } = await startTokens(stage);
  const casework = await startFilled(stage, 'casework', { node, size, env });
  // So many Comuni that each page is full.
  const registry = await startFilled(stage, 'registry', { node, size: SIZES.regione, env });
  const gateway = await startGateway(stage, {
    node,
    env: { ...env, TRUSTED_PROXIES: 'loopback' },
    urls: { casework: casework.url, registry: registry.url },
  });
  const { port } = await startPeer(stage, 'flood.mjs', { node });
  const flood = async () => {
    const body = JSON.stringify({ url: `http://127.0.0.1:${gateway.port}`, query: COSTLY, callers: FLOOD, seconds });
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body });
    return answer.json();
  };
  const callers = await callersOf({ size, bearer, count: USERS }, ({ authorization }) => {
    const call = connect(stage, gateway.port);
    return {
      read: async (first) => {
        const text = await call(JSON.stringify({ query: PAGE, variables: pageVariables(first) }), { authorization });
        return fullPage(JSON.parse(text), first);
      },
    };
  });
  const processes = { gateway, casework, registry, postgresql: postgres };
  // What fills once, and stays, is not of the flood: users read without thinking.
  await Promise.all([one(gateway.port), work(callers, 2 * seconds, 0)]);
  const alone = await one(gateway.port);
  await sleep(QUIET_MS);
  const before = memoriesOf(processes);
  const { ratios, times, told, peaks } = await measured({ callers, flood, processes, rounds, seconds });
  await sleep(SETTLE_MS);
  const after = memoriesOf(processes);
  return [
    {
      id: 'flood',
      what: `${what}; ${times.quiet.toFixed(0)} and ${times.flooded.toFixed(0)} ms, one costly answer alone ${alone.toFixed(0)} ms, ${JSON.stringify(told)}`,
      ...spread(ratios),
      atMost: 2,
    },
    ...Object.keys(processes).map((name) => ({
      id: `flood-memory-${name}`,
      what: `memory of ${name} a minute after the floods ÷ before; ${before[name].toFixed(0)} MB before, ${peaks[name].toFixed(0)} at the most, ${after[name].toFixed(0)} after`,
      value: after[name] / before[name],
      atMost: 1.2,
    })),
  ];
}

/** Users without the flood and with it, in turn. */
async function measured({ callers, flood, processes, rounds, seconds }) {
  const ratios = [];
  const all = { quiet: [], flooded: [] };
  const told = { statuses: {}, longestMs: 0 };
  const peaks = memoriesOf(processes);
  let over = false;
  const watched = (async () => {
    for (; !over; await sleep(SAMPLE_MS))
      for (const [name, megabytes] of Object.entries(memoriesOf(processes)))
        peaks[name] = Math.max(peaks[name], megabytes);
  })();
  for (let round = 0; round < rounds; round += 1) {
    const quiet = await work(callers, seconds);
    const [flooded, counts] = await Promise.all([work(callers, seconds), flood()]);
    ratios.push(p95(flooded) / p95(quiet));
    all.quiet.push(...quiet);
    all.flooded.push(...flooded);
    for (const [status, count] of Object.entries(counts.statuses))
      told.statuses[status] = (told.statuses[status] ?? 0) + count;
    told.longestMs = Math.max(told.longestMs, counts.longestMs);
  }
  over = true;
  await watched;
  return { ratios, times: { quiet: p95(all.quiet), flooded: p95(all.flooded) }, told, peaks };
}

/** Users read and think for so many seconds. @returns the time of each page in milliseconds */
async function work(callers, seconds, thinkMs = THINK_MS) {
  const end = performance.now() + seconds * 1_000;
  const times = [];
  await Promise.all(
    callers.map(async ({ read }, user) => {
      await sleep((user * thinkMs) / callers.length);
      for (let turn = user; performance.now() < end; turn += 1) {
        const asked = performance.now();
        await read(FIRST[turn % FIRST.length]);
        times.push(performance.now() - asked);
        await sleep(thinkMs);
      }
    }),
  );
  return times;
}

const memoriesOf = (processes) =>
  Object.fromEntries(Object.entries(processes).map(([name, { pid }]) => [name, memoryMb(pid)]));

/** How long one costly answer takes when nobody else asks; it must have something in it. */
async function one(port) {
  const asked = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.1' },
    body: JSON.stringify({ query: COSTLY }),
  });
  const { data, errors } = await answer.json();
  if (data?.a0?.edges.length !== 100)
    throw new Error(`Not a costly answer: ${answer.status} ${JSON.stringify(errors)}`);
  return performance.now() - asked;
}
