// SPDX-License-Identifier: AGPL-3.0-or-later

/** The policy on cases `p` of an assistente sociale: the Ambito is $1, the account $3, the day $4. */
export const OWN_CASES = `
  (EXISTS (SELECT FROM responsabilita r WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id
           AND r.operatore_id = ANY (ARRAY(SELECT id FROM anagrafe_operatore WHERE account = $3 AND ambito_id = $1)) OFFSET 0)
   OR EXISTS (SELECT FROM responsabilita r WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id
              AND EXISTS (SELECT FROM anagrafe_assenza s
                WHERE s.ambito_id = r.ambito_id AND s.assente_id = r.operatore_id AND s.periodo @> $4::date
                  AND s.sostituto_id = ANY (ARRAY(SELECT id FROM anagrafe_operatore WHERE account = $3 AND ambito_id = $1))
                  AND r.periodo && tstzrange(lower(s.periodo)::timestamp AT TIME ZONE 'Europe/Rome', ($4::date + 1)::timestamp AT TIME ZONE 'Europe/Rome')) OFFSET 0))`;
