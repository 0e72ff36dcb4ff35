// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GraphContext } from '@ambito/subgraph';
import type { PartecipazioneRow } from './attivita-formativa.ts';

/** Who is enrolled in an event, in the order of enrolment. Batched. */
export function loadPartecipazioni(context: GraphContext, attivitaId: string): Promise<PartecipazioneRow[]> {
  return context.loadMany<PartecipazioneRow & Record<string, unknown>>(
    'AttivitaFormativa.partecipazioni',
    attivitaId,
    ({ query }, ids) =>
      query(
        `SELECT attivita_id AS owner, operatore_id AS "operatoreId", account, iscritto_il AS "iscrittoIl", p.ore::float8 AS ore,
              lower(a.periodo) AS "attivitaDal", ritardo_motivo AS "ritardoMotivo", ritardo_da AS "ritardoDa", ritardo_motivo IS NOT NULL AS tardiva
       FROM partecipazione AS p JOIN attivita_formativa AS a ON a.id = p.attivita_id JOIN operatore AS o ON o.id = p.operatore_id
       WHERE attivita_id = ANY ($1::uuid[]) ORDER BY iscritto_il, operatore_id`,
        [ids],
      ),
  );
}
