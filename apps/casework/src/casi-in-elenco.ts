// SPDX-License-Identifier: AGPL-3.0-or-later

/** How many cases a message names; `dettagli` or the fields name all. */
const DETTI = 3;

/**
 * Cases by their places in a list, from 1: "il caso 3 dell'elenco", "i casi 1, 4 e 7 dell'elenco", "i casi 1, 4, 7 e altri 12
 * dell'elenco".
 */
export function casiInElenco(tutti: readonly number[]): string {
  const [primo, ...numeri] = tutti.slice(0, DETTI).map(String);
  if (numeri.length === 0) return `il caso ${primo} dell'elenco`;
  const altri = tutti.length - DETTI;
  let ultimo = altri === 1 ? 'un altro' : `altri ${altri}`;
  if (altri <= 0) ultimo = numeri.pop() ?? '';
  return `i casi ${[primo, ...numeri].join(', ')} e ${ultimo} dell'elenco`;
}
