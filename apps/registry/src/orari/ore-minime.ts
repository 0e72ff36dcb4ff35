// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GraphContext } from '@ambito/subgraph';

/** The hours a week that a sede owes its citizens, from each day on which they changed (art. 5 c. 4), earliest first. */
export const ORE_MINIME_SQL = `SELECT nome AS owner, dal, valore::float8 AS ore FROM valore_soglia WHERE nome = 'ORE_SETTIMANALI_SEDE' ORDER BY dal`;

interface OreMinime {
  readonly dal: string;
  readonly ore: number;
}

/** Those in force on a day (YYYY-MM-DD): none before the first. */
export function oreMinimeAl(tutte: readonly OreMinime[], giorno: string): number {
  return tutte.findLast(({ dal }) => dal <= giorno)?.ore ?? 0;
}

/** All of them, read once in a request. */
export function oreMinime(context: GraphContext): Promise<(OreMinime & { [column: string]: unknown })[]> {
  return context.loadMany('Sede.oreMinime', 'ORE_SETTIMANALI_SEDE', ({ query }) => query(ORE_MINIME_SQL));
}
