// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDeepStrictEqual } from 'node:util';
import { startCasework } from '../casework.mjs';
import { account, ambitoId, users } from '../data.mjs';
import { proven } from '../http.mjs';
import { compare } from '../measure.mjs';

const CONNECTIONS = 16;
const FIRST = [10, 15, 20, 25];

const PAGE = `query Pagina($stato: StatoPresaInCarico!, $first: Int!) {
  preseInCarico(stato: $stato, first: $first) {
    edges { node { id stato area richiestaIl sede { id } caseManager { id }
      cartella { id persona { id nome cognome comuneResidenza { codiceIstat } } }
      progetti(first: 1) { edges { node { id stato interventi { id prestazione costo dal } } } } } }
    pageInfo { hasNextPage }
  }
}`;

export const what = "casework's part of a page of cases ÷ one hand-written statement";

export async function run(stage, options) {
  const { size, bearer, connectOurs, connectTheirs } = await startCasework(stage, 'page.mjs', options);
  const oggi = new Date().toISOString().slice(0, 10);
  const callers = await Promise.all(
    users(size, CONNECTIONS).map(async ([a, k]) => {
      const [ours, theirs] = [connectOurs(), connectTheirs()];
      const ambito = ambitoId(a);
      const sub = account(a, k);
      const authorization = await bearer(sub, ambito);
      return {
        ours: (first) => {
          const body = JSON.stringify({ query: PAGE, variables: { stato: 'IN_CARICO', first } });
          return ours(body, proven(body, authorization, ambito));
        },
        theirs: (first) =>
          theirs(JSON.stringify({ ambito, account: sub, oggi, stato: 'IN_CARICO', first, requestId: 'bench' }), {}),
      };
    }),
  );
  for (const { ours, theirs } of callers.slice(0, 3)) {
    for (const first of FIRST) {
      const [a, b] = [JSON.parse(await ours(first)), JSON.parse(await theirs(first))];
      if (!isDeepStrictEqual(a.data, b.data) || a.data.preseInCarico.edges.length !== first)
        throw new Error(
          `The two sides answer differently:\n${JSON.stringify(a).slice(0, 1500)}\n${JSON.stringify(b).slice(0, 1500)}`,
        );
    }
  }
  const side = (name) => (connection, turn) => callers[connection][name](FIRST[turn % FIRST.length]);
  const sides = await compare(
    { casework: side('ours'), 'hand-written': side('theirs') },
    { ...options, connections: CONNECTIONS },
  );
  return [{ id: 'page', value: sides.ratio, atLeast: 0.35, ...sides }];
}
