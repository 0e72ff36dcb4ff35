// SPDX-License-Identifier: AGPL-3.0-or-later
import { callersOf } from '../callers.mjs';
import { SIZES } from '../data.mjs';
import { connect, proven } from '../http.mjs';
import { compare } from '../measure.mjs';
import { FIRST, fullPage, pageVariables, PART } from '../pages.mjs';
import { startFilled, startTokens } from '../services.mjs';
import { startPostgres } from '../system.mjs';

/** Few at once, so that what is measured is a page and not the queue before it; each takes the users in turn. */
const CONNECTIONS = 4;
const USERS = 120;

export const what = 'p95 of a page of casework at 1,000,000 cartelle ÷ at 10,000';

export async function run(stage, options) {
  await startPostgres(stage);
  const { env, bearer } = await startTokens(stage);
  const sides = {};
  for (const name of ['growth-large', 'growth-small']) {
    const size = SIZES[name];
    const { port } = await startFilled(stage, 'casework', { ...options, size, env });
    const connections = Array.from({ length: CONNECTIONS }, () => connect(stage, port));
    const readers = await callersOf({ size, bearer, count: USERS }, ({ ambito, authorization }) => (call, first) => {
      const body = JSON.stringify({ query: PART, variables: pageVariables(first) });
      return call(body, proven(body, authorization, ambito));
    });
    for (const read of readers) fullPage(JSON.parse(await read(connections[0], FIRST.at(-1))), FIRST.at(-1));
    sides[name] = (connection, turn) =>
      readers[(connection + turn * CONNECTIONS) % USERS](connections[connection], FIRST[turn % FIRST.length]);
  }
  const { slowness, ...figures } = await compare(sides, { ...options, connections: CONNECTIONS });
  return [{ ...figures, id: 'growth', ...slowness, atMost: 1.3 }];
}
