// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDeepStrictEqual } from 'node:util';
import { account, ambitoId, comuneOf, sedeId, users } from './data.mjs';
import { compare } from './measure.mjs';

const CONNECTIONS = 16;

/**
 * A caller for each connection, each a user with a token of its own.
 * @param ruolo the role of all of them; that of an assistente sociale, if it is missing
 * @param sidesOf for a user, by the name of each side, what calls it with one of the variables and gives the text of the answer
 */
export const callersOf = ({ size, bearer, count = CONNECTIONS, ruolo }, sidesOf) =>
  Promise.all(
    users(size, count).map(async ([a, k]) => {
      const [ambito, sub] = [ambitoId(a), account(a, k)];
      const authorize = () => bearer(sub, ambito, ruolo);
      const authorization = await authorize();
      return sidesOf({ ambito, sub, sedeId: sedeId(a), comune: comuneOf(a), authorization, authorize });
    }),
  );

/**
 * Fails unless all sides answer the same to each caller, in whatever order of fields.
 * @param shown what of an answer must be the same
 */
export async function requireSame(callers, variables, shown = (answer) => answer.data) {
  for (const caller of callers) {
    for (const variable of variables) {
      const answers = [];
      for (const call of Object.values(caller)) answers.push(shown(JSON.parse(await call(variable)), variable));
      for (const answer of answers)
        if (!isDeepStrictEqual(answer, answers[0]))
          throw new Error(`The sides answer differently:\n${answers.map(start).join('\n')}`);
    }
  }
}

const start = (answer) => JSON.stringify(answer).slice(0, 1_500);

/** Measures two sides of the callers in turn; each connection takes one of the variables after the other. */
export function compareCallers(callers, variables, { names = Object.keys(callers[0]), ...options }) {
  const sides = names.map((side) => [
    side,
    (connection, turn) => callers[connection][side](variables[turn % variables.length]),
  ]);
  return compare(Object.fromEntries(sides), { ...options, connections: callers.length });
}
