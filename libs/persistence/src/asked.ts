// SPDX-License-Identifier: AGPL-3.0-or-later

/** A filter: its SQL, given the placeholder of its value, and the value. */
type Asked<C> = readonly [condition: (place: string) => C, value: unknown];

/**
 * The filters that are asked for, with their parameters. A filter without a value is left out: `$3 IS NULL OR …` would be planned for
 * both.
 * @param used how many parameters the statement already has
 */
export function conditionsOf<C = string>(
  used: number,
  asked: readonly Asked<C>[],
): { readonly conditions: readonly C[]; readonly parameters: readonly unknown[] } {
  const given = asked.filter(([, value]) => value !== null && value !== undefined);
  return {
    conditions: given.map(([condition], index) => condition(`$${used + index + 1}`)),
    parameters: given.map(([, value]) => value),
  };
}
