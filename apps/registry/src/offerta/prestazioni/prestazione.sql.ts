// SPDX-License-Identifier: AGPL-3.0-or-later

/** SQL of the latest name of a national code; `codice` is an expression. */
export const nomeSiussDi = (codice: string): string =>
  `(SELECT nome FROM voce_vocabolario WHERE vocabolario = 'PRESTAZIONI' AND codice = ${codice} ORDER BY lower(periodo) DESC LIMIT 1)`;

/** The Comuni that an entry names and that belong to its Ambito on a day (`$n`), in the order of the entry. */
const rimasti = (
  giorno: string,
): string => `SELECT codice FROM unnest(prestazione.comuni) WITH ORDINALITY AS c (codice, ordine)
  JOIN appartenenza a ON a.codice_istat = codice AND a.ambito_id = prestazione.ambito_id AND a.periodo @> ${giorno}::date ORDER BY ordine`;

/**
 * SQL of the Comuni in which an entry is offered on a day (`$n`); none means the whole Ambito. An entry whose Comuni have all
 * left the Ambito keeps them, and is not public.
 */
export const comuniIl = (giorno: string): string =>
  `coalesce(nullif(ARRAY(${rimasti(giorno)}), '{}'), prestazione.comuni)`;

/** SQL of whether anybody sees an entry on a day (`$n`): it is published, its verification holds and it is offered somewhere. */
export const visibileIl = (giorno: string): string =>
  `stato = 'PUBBLICATA' AND verifica_scade >= ${giorno}::date AND (comuni = '{}' OR EXISTS (${rimasti(giorno)}))`;
