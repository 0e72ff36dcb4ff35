// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The Comune to which a person's request falls on a day: the Comune of residence if it belongs to the Ambito, otherwise the
 * Comune of the sede that received the request (art. 5 c. 4). An expression for a statement whose $1 is the Ambito; the
 * arguments are expressions.
 */
export const comuneCompetente = (residenza: string, sede: string, giorno: string): string => `coalesce(
       (SELECT "codiceIstat" FROM anagrafe_ambito a, jsonb_to_recordset(a.comuni) AS m ("codiceIstat" text, dal date, al date)
        WHERE a.id = $1 AND "codiceIstat" = ${residenza} AND dal <= ${giorno} AND (al IS NULL OR al >= ${giorno}) LIMIT 1),
       (SELECT codice_istat FROM anagrafe_sede WHERE id = ${sede}))`;
