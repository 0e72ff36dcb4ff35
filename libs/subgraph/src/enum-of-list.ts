// SPDX-License-Identifier: AGPL-3.0-or-later
import { registerEnumType } from 'type-graphql';

/** A code list: each code with its name for people, in Italian. */
interface CodeList<C extends string> {
  readonly voci: readonly { readonly codice: C; readonly nome: string }[];
}

/**
 * Registers the enum of the graph that has the codes of a list, each described by its name: the list is the one declaration.
 * @returns the enum, whose values are the codes
 */
export function enumOfList<C extends string>(
  name: string,
  description: string,
  { voci }: CodeList<C>,
): { readonly [codice in C]: codice } {
  const values = Object.fromEntries(voci.map(({ codice }) => [codice, codice])) as { readonly [codice in C]: codice };
  const valuesConfig = Object.fromEntries(voci.map(({ codice, nome }) => [codice, { description: `${nome}.` }]));
  registerEnumType(values, { name, description, valuesConfig: valuesConfig as Record<C, { description: string }> });
  return values;
}
