// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GraphContext } from '@ambito/subgraph';
import type { PartecipazioneRow } from './attivita-formativa.ts';

/** What is read of an enrolment (`PartecipazioneRow`). */
export const PARTECIPAZIONE_COLUMNS = `p.attivita_id AS "attivitaId", p.operatore_id AS "operatoreId", account, p.iscritto_il AS "iscrittoIl",
  p.ore::float8 AS ore, lower(a.periodo) AS "attivitaDal", ritardo_motivo AS "ritardoMotivo", ritardo_da_operatore AS "ritardoDaOperatore",
  ritardo_motivo IS NOT NULL AS tardiva`;
export const PARTECIPAZIONI =
  'partecipazione AS p JOIN attivita_formativa AS a ON a.id = p.attivita_id JOIN operatore AS o ON o.id = p.operatore_id';

/** Who is enrolled in an event, in the order of enrolment. Batched. */
export function loadPartecipazioni(context: GraphContext, attivitaId: string): Promise<PartecipazioneRow[]> {
  return context.loadMany<PartecipazioneRow & Record<string, unknown>>(
    'AttivitaFormativa.partecipazioni',
    attivitaId,
    ({ query }, ids) =>
      query(
        `SELECT p.attivita_id AS owner, ${PARTECIPAZIONE_COLUMNS} FROM ${PARTECIPAZIONI}
         WHERE p.attivita_id = ANY ($1::uuid[]) ORDER BY p.iscritto_il, p.operatore_id`,
        [ids],
      ),
  );
}
