// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FonteScrivania } from './fonte.ts';

/** The items on the desk of Ambito $1 on day $2: their date has come, or is as near as their source says. */
export function vociDi(fonti: readonly FonteScrivania[]): string {
  return fonti
    .map(
      ({ tipo, preavviso, sql }) =>
        `SELECT '${tipo}' AS tipo, id::text AS id, scadenza::date AS scadenza, titolo::text AS titolo, riferimento::text AS riferimento
         FROM (${sql}) AS fonte WHERE scadenza <= $2::date + ${preavviso}`,
    )
    .join('\nUNION ALL\n');
}
