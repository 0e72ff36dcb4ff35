// SPDX-License-Identifier: AGPL-3.0-or-later

/** The enum of the graph for some names of `@ambito/vocabulary`, so that the graph has those names and no other. */
export function enumOf<N extends string>(nomi: readonly N[]): { readonly [nome in N]: nome } {
  return Object.fromEntries(nomi.map((nome) => [nome, nome])) as { readonly [nome in N]: nome };
}
