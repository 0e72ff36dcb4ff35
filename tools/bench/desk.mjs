// SPDX-License-Identifier: AGPL-3.0-or-later
// What operators ask of casework from their desk, as a client sends it and as a hand-written program takes it.
import { callersOf, compareCallers, requireSame } from './callers.mjs';
import { proven } from './http.mjs';
import { FIRST } from './pages.mjs';
import { startCasework } from './services.mjs';

const DAY_MS = 86_400_000;
const day = (from = 0) => new Date(Date.now() + from * DAY_MS).toISOString().slice(0, 10);

const PAGE = `edges { node { id stato area richiestaIl urgenza { daRegolarizzareEntro } cartella { id persona { id nome cognome } } } }
    pageInfo { hasNextPage }`;

/** By what is asked: the role of who asks, the operation, its variables and what the hand-written program gets. */
const ASKED = {
  search: {
    ruolo: 'COORDINATORE',
    query: `query Cerca($filtri: FiltriPreseInCaricoInput!, $first: Int!) { preseInCarico(filtri: $filtri, first: $first) { ${PAGE} } }`,
    variables: ({ comune, area }) => ({ filtri: { stati: ['IN_VALUTAZIONE', 'IN_CARICO'], comune, area } }),
    byHand: ({ comune }) => ({ comune, area: 'FAM' }),
  },
  day: {
    ruolo: 'ASSISTENTE_SOCIALE',
    query: `query Giornata($entro: Data!, $first: Int!) { preseInCarico(filtri: { termineEntro: $entro }, first: $first) { ${PAGE} } }`,
    variables: ({ entro }) => ({ entro }),
    byHand: () => ({ oggi: day(), entro: day(14) }),
  },
  queue: {
    ruolo: 'COORDINATORE',
    query: `query Coda($first: Int!) { daAssegnare: preseInCarico(stato: RICHIESTA, first: $first) { ${PAGE} }
      daRegolarizzare: preseInCaricoDaRegolarizzare(first: $first) { ${PAGE} } }`,
    variables: () => ({}),
    byHand: () => ({}),
  },
};

/** The cases of an answer, if each of its lists has some. */
function shown({ data }) {
  for (const [list, { edges }] of Object.entries(data)) if (edges.length === 0) throw new Error(`${list} has no case`);
  return data;
}

/** Measures casework beside a hand-written program on some of what is asked. */
export async function compareDesk(stage, options, asked) {
  const system = await startCasework(stage, 'desk.mjs', options);
  const figures = [];
  for (const what of asked) {
    const { ruolo, query, variables, byHand } = ASKED[what];
    const callers = await callersOf({ ...system, ruolo }, ({ ambito, sub, comune, authorization }) => {
      const [ours, theirs] = [system.connectOurs(), system.connectTheirs()];
      const asking = byHand({ comune });
      const request = { what, ambito, account: sub, ruolo, requestId: 'bench', ...asking };
      return {
        casework: (first) => {
          const body = JSON.stringify({ query, variables: { ...variables(asking), first } });
          return ours(body, proven(body, authorization, ambito));
        },
        'hand-written': (first) => theirs(JSON.stringify({ ...request, first }), {}),
      };
    });
    await requireSame(callers.slice(0, 3), FIRST, shown);
    figures.push(await compareCallers(callers, FIRST, options));
  }
  return figures;
}
