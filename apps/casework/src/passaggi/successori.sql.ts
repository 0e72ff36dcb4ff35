// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The cases of Ambito $2 that want a successor at an instant $3 on a day $4, each once with the first day on which it is uncovered: cases
 * that wait for a successor now or after the known end of a service, and those of operators who leave or are away ($5, a JSON list
 * of `Scopertura`).
 */
export const SUCCESSORI_RICHIESTI = `(
  SELECT DISTINCT ON (caso) * FROM (
    SELECT presa_in_carico_id AS caso, (in_attesa_dal AT TIME ZONE 'Europe/Rome')::date AS dal, NULL::date AS al,
           CASE WHEN in_attesa_dal <= $3::timestamptz THEN 'IN_ATTESA' ELSE 'FINE_SERVIZIO' END AS motivo,
           CASE natura WHEN 'SUBENTRO' THEN operatore_id END AS subentrante
    FROM responsabilita WHERE ambito_id = $2 AND attende_successore(natura) AND upper_inf(periodo)
    UNION ALL
    SELECT r.presa_in_carico_id, greatest(s.dal, (lower(r.periodo) AT TIME ZONE 'Europe/Rome')::date), s.al, s.motivo, NULL
    FROM jsonb_to_recordset($5::jsonb) AS s ("operatoreId" uuid, dal date, al date, motivo text)
    JOIN responsabilita r ON r.ambito_id = $2 AND r.operatore_id = s."operatoreId"
      AND (upper(r.periodo) IS NULL OR upper(r.periodo) > $3::timestamptz)
      AND r.periodo && tstzrange(greatest(s.dal, $4::date)::timestamp AT TIME ZONE 'Europe/Rome',
                                 (s.al + 1)::timestamp AT TIME ZONE 'Europe/Rome')
  ) AS tutti ORDER BY caso, dal, motivo) AS scoperti`;

/** Whether a case of the list is an operator's now. @param operatore the place of the operator */
export const casoDi = (operatore: string): string =>
  `EXISTS (SELECT FROM responsabilita ora WHERE ora.ambito_id = $2 AND ora.presa_in_carico_id = caso
     AND ora.periodo @> $3::timestamptz AND ora.operatore_id = ${operatore}::uuid)`;
