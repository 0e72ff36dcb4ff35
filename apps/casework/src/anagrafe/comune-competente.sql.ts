// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The Comuni of an Ambito on a day: a query for a statement whose $1 is the Ambito, to which `AND "codiceIstat" = …` may be added.
 * @param giorno an expression
 */
export const comuniDellAmbito = (giorno: string): string =>
  `SELECT "codiceIstat" FROM anagrafe_ambito a, jsonb_to_recordset(a.comuni) AS m ("codiceIstat" text, dal date, al date)
        WHERE a.id = $1 AND dal <= ${giorno} AND (al IS NULL OR al >= ${giorno})`;

/**
 * The Comune to which a person's request falls on a day: the Comune of residence if it is of the Ambito, otherwise that of the
 * sede where it was made (art. 5 c. 4). An expression for a statement whose $1 is the Ambito; the arguments are expressions.
 */
export const comuneCompetente = (residenza: string, sede: string, giorno: string): string => `coalesce(
       (${comuniDellAmbito(giorno)} AND "codiceIstat" = ${residenza} LIMIT 1),
       (SELECT codice_istat FROM anagrafe_sede WHERE id = ${sede}))`;
