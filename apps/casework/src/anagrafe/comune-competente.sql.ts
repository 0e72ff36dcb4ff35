// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The Comune that what is asked for a person falls to on a day: that of residence when it is of the Ambito, otherwise that of
 * the sede which was asked (art. 5 c. 4). Expressions of a statement whose $1 is the Ambito.
 */
export const comuneCompetente = (residenza: string, sede: string, giorno: string): string => `coalesce(
       (SELECT "codiceIstat" FROM anagrafe_ambito a, jsonb_to_recordset(a.comuni) AS m ("codiceIstat" text, dal date, al date)
        WHERE a.id = $1 AND "codiceIstat" = ${residenza} AND dal <= ${giorno} AND (al IS NULL OR al >= ${giorno}) LIMIT 1),
       (SELECT codice_istat FROM anagrafe_sede WHERE id = ${sede}))`;
