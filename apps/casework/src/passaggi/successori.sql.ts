// SPDX-License-Identifier: AGPL-3.0-or-later
const giorno = (istante: string): string => `(${istante} AT TIME ZONE 'Europe/Rome')::date`;

/**
 * The days on which cases of operators who leave or are away are uncovered, by a JSON list of `Scopertura` ($5). Where the stretch of
 * who is away ends before the absence, a planned handover ends the days; where nobody was named after it, they go on. The instants are
 * worked out first (OFFSET 0): row-level security lets no time zone near an index.
 */
const DEGLI_ASSENTI = `
  SELECT r.presa_in_carico_id AS caso, greatest(s.dal, ${giorno('lower(r.periodo)')}) AS dal,
         CASE WHEN upper(r.periodo) IS NULL OR s.al + 1 < ${giorno('upper(r.periodo)')} THEN s.al ELSE (
           SELECT ${giorno('min(lower(poi.periodo))')} - 1 FROM responsabilita poi
           WHERE poi.ambito_id = $2 AND poi.presa_in_carico_id = r.presa_in_carico_id
             AND lower(poi.periodo) >= upper(r.periodo) AND poi.in_attesa_dal IS NULL) END AS al,
         s.motivo, s."operatoreId" AS assente
  FROM (
    SELECT *, greatest($3::timestamptz, greatest(dal, $4::date)::timestamp AT TIME ZONE 'Europe/Rome') AS dalle,
           coalesce((al + 1)::timestamp AT TIME ZONE 'Europe/Rome', 'infinity') AS alle
    FROM jsonb_to_recordset($5::jsonb) AS a ("operatoreId" uuid, dal date, al date, motivo text) OFFSET 0) AS s
  JOIN responsabilita r ON r.ambito_id = $2 AND r.operatore_id = s."operatoreId" AND r.fine > s.dalle AND r.inizio < s.alle`;

/**
 * The cases of Ambito $2 that want a successor at an instant $3 on a day $4, each once with the first day on which it is uncovered: cases
 * that wait for a successor now or after the known end of a service, and those of operators who leave or are away ($5).
 */
export const SUCCESSORI_RICHIESTI = `(
  SELECT DISTINCT ON (caso) * FROM (
    SELECT presa_in_carico_id AS caso, ${giorno('in_attesa_dal')} AS dal, NULL::date AS al,
           CASE WHEN in_attesa_dal <= $3::timestamptz THEN 'IN_ATTESA' ELSE 'FINE_SERVIZIO' END AS motivo,
           CASE natura WHEN 'SUBENTRO' THEN operatore_id END AS subentrante, NULL::uuid AS assente
    FROM responsabilita WHERE ambito_id = $2 AND attende_successore(natura) AND upper_inf(periodo)
    UNION ALL
    SELECT caso, dal, al, motivo, NULL, assente FROM (${DEGLI_ASSENTI}) AS assenti
  ) AS tutti ORDER BY caso, dal, motivo) AS scoperti`;

/**
 * The days from $4 on without a case manager of some cases ($1), in order: nobody was named, or whoever was is away or has left. Where
 * somebody took over, there is one. The other parameters are those of `SUCCESSORI_RICHIESTI`.
 */
export const GIORNI_SCOPERTI = `
  SELECT caso AS "presaInCaricoId", greatest(dal, $4::date) AS dal, al FROM (
    SELECT presa_in_carico_id AS caso, ${giorno('lower(periodo)')} AS dal,
           ${giorno("(upper(periodo) - interval '1 microsecond')")} AS al
    FROM responsabilita
    WHERE ambito_id = $2 AND presa_in_carico_id = ANY ($1::uuid[]) AND senza_nominato(natura)
      AND (upper(periodo) IS NULL OR upper(periodo) > $3::timestamptz)
    UNION ALL
    SELECT caso, dal, al FROM (${DEGLI_ASSENTI} AND r.presa_in_carico_id = ANY ($1::uuid[])) AS assenti
  ) AS scoperti ORDER BY caso, dal, al`;

/** Whether a case of the list is an operator's now. @param operatore the place of the operator */
export const casoDi = (operatore: string): string =>
  `EXISTS (SELECT FROM responsabilita ora WHERE ora.ambito_id = $2 AND ora.presa_in_carico_id = caso
     AND ora.inizio <= $3::timestamptz AND ora.fine > $3::timestamptz AND ora.operatore_id = ${operatore}::uuid)`;
