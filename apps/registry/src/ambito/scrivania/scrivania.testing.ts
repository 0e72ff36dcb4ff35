// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Registry } from '../../testing.ts';

/** The items of a kind on the coordinator's desk, as `<title> <date>`. */
export async function vociDiTipo({ call }: Pick<Registry, 'call'>, tipo: string): Promise<string[]> {
  const { data } = await call<{
    ambito: { scrivaniaRegistro: { edges: { node: { tipo: string; titolo: string; scadenza: string } }[] } };
  }>(
    'COORDINATORE',
    '{ ambito(codice: "A04") { scrivaniaRegistro(first: 100) { edges { node { tipo titolo scadenza } } } } }',
  );
  return data!.ambito.scrivaniaRegistro.edges
    .map(({ node }) => node)
    .filter((voce) => voce.tipo === tipo)
    .map(({ titolo, scadenza }) => `${titolo} ${scadenza}`);
}
