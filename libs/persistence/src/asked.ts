// SPDX-License-Identifier: AGPL-3.0-or-later

/** A condition in SQL on what is asked for, made of the place of its value; and the value. */
type Asked = readonly [condition: (place: string) => string, value: unknown];

/**
 * The conditions on what is asked for, with their parameters. One whose value is missing is no part of the statement: `$3 IS NULL OR …`
 * would be planned for both.
 * @param used how many parameters the statement already has
 */
export function conditionsOf(
  used: number,
  asked: readonly Asked[],
): { readonly conditions: readonly string[]; readonly parameters: readonly unknown[] } {
  const given = asked.filter(([, value]) => value !== null && value !== undefined);
  return {
    conditions: given.map(([condition], index) => condition(`$${used + index + 1}`)),
    parameters: given.map(([, value]) => value),
  };
}
