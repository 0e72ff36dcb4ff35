// SPDX-License-Identifier: AGPL-3.0-or-later
import { OPERATORI_DELL_ATTORE } from './operatori-dell-attore.ts';

/** The reason in the audit when an actor sees a case only as a substitute. */
export const IN_SOSTITUZIONE = 'in sostituzione';

/**
 * Art. 8 c. 1: a condition in SQL. The actor stands in today for the operator who answers for a case, or has answered for it
 * since the absence began.
 * @param responsabilita the alias of the table in the statement, @param attore the place of the actor, @param ambito of the
 * Ambito, @param giorno of today
 */
export const sostituisce = (responsabilita: string, attore: string, ambito: string, giorno: string): string =>
  `EXISTS (SELECT FROM anagrafe_assenza s
           WHERE s.ambito_id = ${responsabilita}.ambito_id AND s.assente_id = ${responsabilita}.operatore_id AND s.periodo @> ${giorno}::date
             AND s.sostituto_id = ANY (ARRAY(${OPERATORI_DELL_ATTORE(attore, ambito)}))
             AND ${responsabilita}.periodo && tstzrange(lower(s.periodo)::timestamp AT TIME ZONE 'Europe/Rome', (${giorno}::date + 1)::timestamp AT TIME ZONE 'Europe/Rome'))`;
