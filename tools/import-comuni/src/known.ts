// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComuneIstat } from './istat.ts';

/** Asks the graph. @throws Error when it does not answer */
export type Ask = <T>(query: string, variables: object) => Promise<T>;

interface Page {
  readonly comuni: {
    readonly edges: readonly { readonly node: ComuneIstat }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const CAMPI = 'codiceIstat nome codiceCatastale siglaProvincia regione';
const PAGINA = `query ($after: String) { comuni(first: 100, after: $after) { edges { node { ${CAMPI} } } pageInfo { hasNextPage endCursor } } }`;
const COMUNE = `query ($codice: String!) { comune(codiceIstat: $codice) { ${CAMPI} } }`;

/**
 * The Comuni that the registry has, besides those of the bundled list: an earlier update may have brought or renamed them.
 * @param bundled the Comuni that every registry begins with
 * @param ended the ISTAT codes of Comuni that have ended since the day of that list: no page of today shows them
 * @returns all of them by ISTAT code, as the registry has them
 */
export async function readKnown(
  ask: Ask,
  bundled: readonly ComuneIstat[],
  ended: readonly string[],
): Promise<Map<string, ComuneIstat>> {
  const known = new Map(bundled.map((comune) => [comune.codiceIstat, comune]));
  let after: string | null = null;
  do {
    const { comuni }: Page = await ask<Page>(PAGINA, { after });
    for (const { node } of comuni.edges) known.set(node.codiceIstat, node);
    after = comuni.pageInfo.hasNextPage ? comuni.pageInfo.endCursor : null;
  } while (after !== null);
  for (const codice of ended.filter((code) => !known.has(code))) {
    const { comune } = await ask<{ comune: ComuneIstat | null }>(COMUNE, { codice });
    if (comune !== null) known.set(codice, comune);
  }
  return known;
}
