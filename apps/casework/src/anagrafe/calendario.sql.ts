// SPDX-License-Identifier: AGPL-3.0-or-later
/** All that decides when a sede is open, in the shape of `Calendario` of `@ambito/orari`. */
export const CALENDARIO_COLONNE =
  'attiva_dal AS "attivaDal", attiva_al AS "attivaAl", orari, variazioni, straordinarie, patrono';
