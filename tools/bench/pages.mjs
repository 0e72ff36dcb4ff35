// SPDX-License-Identifier: AGPL-3.0-or-later

/** The sizes of page that are asked for in turn. */
export const FIRST = [10, 15, 20, 25];

const nodes = ({ sede, comune, operatore, more }) => `
    edges { node { id stato area richiestaIl sede { id ${sede} } caseManager { id ${operatore} }
      cartella { id persona { id nome cognome comuneResidenza { codiceIstat ${comune} } } } ${more} } }
    pageInfo { hasNextPage }`;

const PROGETTI = 'progetti(first: 1) { edges { node { id stato interventi { id prestazione costo dal } } } }';
const page = (selection) => `query Pagina($stato: StatoPresaInCarico!, $first: Int!) {
  preseInCarico(stato: $stato, first: $first) {${selection}
  }
}`;

/** Casework's part of a page of cases. */
export const PART = page(nodes({ sede: '', comune: '', operatore: '', more: PROGETTI }));
/** A page of cases with what registry knows of it. */
export const PAGE = page(
  nodes({
    sede: 'denominazione indirizzo comune { codiceIstat nome }',
    comune: 'nome siglaProvincia',
    operatore: 'nome cognome',
    more: PROGETTI,
  }),
);
/** The same page without the name of the case manager: what registry knows of it is public, and the gateway keeps it. */
export const PUBLIC_PAGE = page(
  nodes({
    sede: 'denominazione indirizzo comune { codiceIstat nome }',
    comune: 'nome siglaProvincia',
    operatore: '',
    more: PROGETTI,
  }),
);
const LONG = nodes({ sede: 'denominazione', comune: 'nome', operatore: 'cognome', more: '' });
/** Two hundred cases, as the longest two pages, in one request: about 90 kB. */
export const HEAVY = `query PagineIntere($first: Int!) {
  inCarico: preseInCarico(stato: IN_CARICO, first: $first) {${LONG}
  }
  concluse: preseInCarico(stato: CONCLUSA, first: $first) {${LONG}
  }
}`;

export const pageVariables = (first) => ({ stato: 'IN_CARICO', first });

/** What the hand-written programs are asked for the same page. @param nomi whether it has the names of the case managers */
export const byHand = ({ ambito, sub }, first, nomi = true) =>
  JSON.stringify({
    ambito,
    account: sub,
    nomi,
    oggi: new Date().toISOString().slice(0, 10),
    requestId: 'bench',
    ...pageVariables(first),
  });

/** The page of an answer, if it is as long as was asked for. */
export function fullPage({ data }, first) {
  if (data.preseInCarico.edges.length !== first) throw new Error(`The page has not ${first} cases`);
  return data;
}
