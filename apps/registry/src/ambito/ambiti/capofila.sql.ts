// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * The Comune that leads an Ambito on a day; for a day before its first, the Comune that leads on the first.
 * @param ambito SQL whose names `capofila` has not
 */
export const capofilaDi = (ambito: string, giorno: string): string =>
  `(SELECT codice_istat FROM capofila WHERE ambito_id = ${ambito} ORDER BY periodo @> ${giorno}::date DESC, periodo LIMIT 1)`;
