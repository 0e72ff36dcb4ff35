// SPDX-License-Identifier: AGPL-3.0-or-later
import { callersOf } from '../callers.mjs';
import { SIZES, users, valuesOf, valuesFor } from '../data.mjs';
import { documented } from '../documented.mjs';
import { connect, proven } from '../http.mjs';
import { compare } from '../measure.mjs';
import { FIRST, fullPage, pageVariables, PART } from '../pages.mjs';
import { explainAll, largeTables, problemsIn } from '../plans.mjs';
import { startAgain, startFilled, startTokens } from '../services.mjs';
import { startPostgres } from '../system.mjs';

/** Few at once, so that what is measured is a page and not the queue before it; each takes the users in turn. */
const CONNECTIONS = 4;
const USERS = 120;
const SERVICES = ['casework', 'registry'];
const GROWN = ['growth-10k', 'growth-100k', 'growth-1m'];
const AT_MOST = 1.3;

/** What is asked beside the documented queries as they are: the page of the other figures, and searches by each filter. */
const MORE = [
  {
    name: 'page',
    query: PART,
    ruolo: 'ASSISTENTE_SOCIALE',
    variables: {},
    turns: FIRST.map(pageVariables),
    shown: fullPage,
  },
  ...[
    ['state', { stati: ['RICHIESTA'] }],
    ['comune', { comune: 'comune' }],
    ['sede', { sedeId: 'sede' }],
    ['area', { area: 'area', stati: ['IN_CARICO'] }],
    ['operatore', { operatoreId: 'operatore' }],
    ['term', { termineEntro: 'giorno' }],
  ].map(([name, filtri]) => ({
    name: `search-by-${name}`,
    query: `query Cerca($filtri: FiltriPreseInCaricoInput!) { preseInCarico(filtri: $filtri) { edges { node { id cartella { id persona { id cognome } } } } } }`,
    ruolo: 'COORDINATORE',
    variables: { filtri },
  })),
];

export const what = 'p95 at 1,000,000 cartelle ÷ at 10,000';

/** The sizes up to the largest that was asked for. The first two make the ratio: the largest and the smallest. */
function sizesTo(largest = GROWN.at(-1)) {
  const sizes = GROWN.slice(0, GROWN.indexOf(largest) + 1);
  if (sizes.length < 2) throw new Error(`growth has no size ${largest}: ${GROWN.slice(1).join(' or ')}`);
  return [sizes.at(-1), ...sizes.slice(0, -1)];
}

/** @param of the operations that are measured; all of them without */
export async function* run(stage, { rounds = 3, seconds = 2, size: largest, of, ...options }) {
  const names = sizesTo(largest);
  const lines = [];
  const { query } = await startPostgres(stage, (line) => lines.push(line));
  const tokens = await startTokens(stage);
  for (const name of SERVICES) {
    const { asked, left } = documented(name, valuesOf);
    if (left.length > 0) process.stdout.write(`${name}: no values for ${left.join(', ')}\n`);
    const all = [...(name === 'casework' ? MORE : []), ...asked].filter((one) => of?.includes(one.name) ?? true);
    if (all.length === 0) continue;
    const systems = {};
    for (const size of names)
      systems[size] = await startFilled(stage, name, { ...options, size: SIZES[size], env: tokens.env });
    await requireAnswers(stage, { ...tokens, port: systems[names[0]].port, size: SIZES[names[0]] }, all);
    for (const operation of all) {
      const sides = {};
      for (const size of names)
        sides[size] = await sideOf(stage, { ...tokens, port: systems[size].port, size: SIZES[size] }, operation);
      const { slowness, ...rest } = await compare(sides, { rounds, seconds, warmUp: 1, connections: CONNECTIONS });
      yield {
        ...rest,
        id: `growth-${name}-${operation.name}`,
        what: `p95 of ${operation.name} for ${operation.ruolo} at ${SIZES[names[0]].cartelle.toLocaleString('en')} cartelle ÷ at 10,000`,
        ...slowness,
        atMost: AT_MOST,
      };
    }
    yield await plansOf(stage, {
      query,
      lines,
      tokens,
      options,
      name,
      system: systems[names[0]],
      size: SIZES[names[0]],
      all,
    });
  }
}

/** Fails unless all operations are answered, before any of them is measured. */
async function requireAnswers(stage, { bearer, port, size }, operations) {
  const call = connect(stage, port);
  const refused = [];
  for (const operation of operations) {
    const [read] = await readersOf({ bearer, size }, operation, 1);
    const { turns: [turn] = [{}] } = operation;
    await read(call, turn).catch(({ message }) => refused.push(`${operation.name}: ${message}`));
  }
  if (refused.length > 0) throw new Error(refused.join('\n'));
}

/** What asks one operation on one connection, as each of many users in turn. */
async function sideOf(stage, { bearer, port, size }, operation) {
  const connections = Array.from({ length: CONNECTIONS }, () => connect(stage, port));
  const readers = await readersOf({ bearer, size }, operation);
  const { turns = [{}], shown = () => undefined } = operation;
  for (const turn of turns) shown(JSON.parse(await readers[0](connections[0], turn)), turn.first);
  return (connection, turn) =>
    readers[(connection + turn * CONNECTIONS) % USERS](connections[connection], turns[turn % turns.length]);
}

async function readersOf({ bearer, size }, { query, ruolo, variables }, count = USERS) {
  const whose = users(size, count);
  const callers = await callersOf({ size, bearer, count, ruolo }, ({ ambito, authorization }) => [
    ambito,
    authorization,
  ]);
  return callers.map(([ambito, authorization], index) => {
    const own = valuesFor(size, whose[index]);
    return (call, turn) => {
      const body = JSON.stringify({ query, variables: { ...filled(variables, own), ...turn } });
      return call(body, proven(body, authorization, ambito));
    };
  });
}

/** The variables with the values of one user in the place of their names. */
const filled = (value, own) =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner, own)]))
    : (own[value] ?? value);

/** Asks each operation once more, of a process whose statements are all explained. */
async function plansOf(stage, { query, lines, tokens, options, name, system, size, all }) {
  await explainAll(query);
  const { port } = await startAgain(stage, name, { ...options, env: tokens.env, system });
  const large = await largeTables(system.query);
  const wrong = [];
  for (const operation of all) {
    const [read] = await readersOf({ bearer: tokens.bearer, size }, operation, 1);
    lines.length = 0;
    await read(connect(stage, port), operation.turns?.at(-1) ?? {});
    await new Promise((resolve) => setTimeout(resolve, 200));
    const problems = problemsIn(lines, large);
    if (problems.length > 0) wrong.push(`${operation.name}: ${problems.join(', ')}`);
  }
  const found = wrong.length === 0 ? '' : ` (${wrong.join('; ')})`;
  return {
    id: `growth-${name}-plans`,
    what: `operations of ${all.length} with a plan that reads a large table whole, or many rows in vain${found}`,
    value: wrong.length,
    unit: 'plans',
    atMost: 0,
  };
}
