// SPDX-License-Identifier: AGPL-3.0-or-later
/*
 * A request holds a client of the pool while it reads what is personal. Were it to take a second one for the rest, requests beyond the
 * pool would wait for one another's clients for seconds; as it is, they take as long as one after the other, or less.
 */
import { performance } from 'node:perf_hooks';
import { account, ambitoId, lineaId, users } from '../data.mjs';
import { connect, proven } from '../http.mjs';
import { spread } from '../measure.mjs';
import { pageVariables } from '../pages.mjs';
import { sizeOf, startFilled, startTokens } from '../services.mjs';
import { startPostgres } from '../system.mjs';

const POOL = 20;
const FIRST = 10;

/** Lines of the budget are for everybody, at the root and below the cases, which are personal. */
const MIXED = `query Mista($linee: [_Any!]!, $stato: StatoPresaInCarico!, $first: Int!) {
  _entities(representations: $linee) { ... on LineaDiBilancio { id impegnato disponibile } }
  preseInCarico(stato: $stato, first: $first) {
    edges { node { id cartella { id persona { id cognome } }
      progetti(first: 1) { edges { node { id interventi { id nomePrestazione impegni { linea { id impegnato disponibile } } } } } } } }
  }
}`;

export const what =
  'parallel reads of casework, each of personal data and of others, ÷ the time of the same one after the other';

export async function run(stage, options) {
  const size = sizeOf(options);
  await startPostgres(stage);
  const { env, bearer } = await startTokens(stage);
  const { port } = await startFilled(stage, 'casework', {
    ...options,
    size,
    env: { ...env, DATABASE_POOL: POOL },
  });
  const reads = await Promise.all(
    users(size, POOL * 5).map((user) => readOf(user, { bearer, call: connect(stage, port) })),
  );
  for (const read of reads) {
    const { data } = JSON.parse(await read());
    const [{ node }] = data.preseInCarico.edges;
    const lines = [...data._entities, node.progetti.edges[0].node.interventi[0].impegni[0].linea];
    if (data.preseInCarico.edges.length !== FIRST || lines.some(({ impegnato }) => impegnato === null))
      throw new Error(`Not a mixed answer: ${JSON.stringify(data).slice(0, 1_500)}`);
  }
  return [
    { id: 'mixed', ...(await ratio(reads.slice(0, POOL + 5), options)), atMost: 1.5 },
    { id: 'mixed-many', ...(await ratio(reads, options)), atMost: 1.5 },
  ];
}

async function readOf([a, k], { bearer, call }) {
  const ambito = ambitoId(a);
  const authorization = await bearer(account(a, k), ambito);
  const linee = [{ __typename: 'LineaDiBilancio', id: lineaId(a) }];
  const body = JSON.stringify({ query: MIXED, variables: { linee, ...pageVariables(FIRST) } });
  return () => call(body, proven(body, authorization, ambito));
}

/** The time of all reads at once ÷ that of one after the other, round after round. */
async function ratio(reads, { rounds = 5 }) {
  const ratios = [];
  for (let round = 0; round < rounds; round += 1) {
    const together = await time(() => Promise.all(reads.map((read) => read())));
    const inTurn = await time(async () => {
      for (const read of reads) await read();
    });
    ratios.push(together / inTurn);
  }
  return spread(ratios);
}

async function time(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
