// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import type { WorkUnit } from '@ambito/persistence';

/** An ente that was registered twice, and the one that stays, which is known. */
export interface Doppione {
  readonly da: string;
  readonly a: string;
}

/** An ente of some events, or one that is the same as such an ente, and whether it was registered twice. */
interface Legato {
  readonly id: string;
  readonly doppio: boolean;
}

/** Finds the enti of some events of an Ambito, and those that are one with them by earlier or by these events. */
export async function readLegati(
  { query }: WorkUnit,
  eventi: readonly EventoDi<'EnteAggiornato'>[],
): Promise<Legato[]> {
  const [primo] = eventi;
  if (primo === undefined) return [];
  return query<Legato>(
    `WITH RECURSIVE legati AS (
       SELECT unnest($2::uuid[]) AS id
       UNION SELECT altro.id FROM legati AS l
         JOIN anagrafe_ente AS e ON e.ambito_id = $1 AND e.sostituito_da IS NOT NULL AND l.id IN (e.id, e.sostituito_da)
         CROSS JOIN LATERAL (VALUES (e.id), (e.sostituito_da)) AS altro (id)
     )
     SELECT l.id, l.id = ANY ($3::uuid[]) OR e.sostituito_da IS NOT NULL AS doppio
     FROM legati AS l LEFT JOIN anagrafe_ente AS e ON e.ambito_id = $1 AND e.id = l.id ORDER BY l.id`,
    [
      primo.ambitoId,
      eventi.flatMap(({ aggregato: { id }, dati: { sostituitoDaId = [] } }) => [id].concat(sostituitoDaId)),
      eventi.flatMap(({ aggregato: { id }, dati: { sostituitoDaId } }) => (sostituitoDaId === undefined ? [] : [id])),
    ],
  );
}

/**
 * Finds the enti that were registered twice and are one with an ente, itself included, each with the one that stays. One that waits for
 * the first event about the ente that stays is found when that event has come.
 */
export function readDoppioni({ query }: Pick<WorkUnit, 'query'>, ambitoId: string, id: string): Promise<Doppione[]> {
  return query<Doppione>(
    `WITH RECURSIVE doppi AS (
       SELECT $2::uuid AS id
       UNION SELECT e.id FROM doppi AS d JOIN anagrafe_ente AS e ON e.ambito_id = $1 AND e.sostituito_da = d.id
     )
     SELECT id AS da, ente_che_resta($1, id) AS a FROM doppi WHERE ente_che_resta($1, id) <> id ORDER BY id`,
    [ambitoId, id],
  );
}
