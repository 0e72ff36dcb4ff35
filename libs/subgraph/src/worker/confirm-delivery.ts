// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DataSource } from '@ambito/persistence';

/**
 * Notes that a consumer has taken a delivery. The earlier states of its aggregates are superseded from then on: whoever has not taken
 * them needs only the later one. A row that another worker is marking is marked by that one.
 */
export async function confirmDelivery(dataSource: DataSource, id: string): Promise<void> {
  await dataSource.query(
    `WITH confirmed AS (
       UPDATE consegna SET confermata_il = now() WHERE id = $1 RETURNING eventi
     ), earlier AS MATERIALIZED (
       SELECT prima.id FROM confirmed
       JOIN outbox AS dopo ON dopo.id = ANY (confirmed.eventi)
       JOIN outbox AS prima ON prima.evento ->> 'tipo' = dopo.evento ->> 'tipo'
         AND prima.evento #>> '{aggregato,id}' = dopo.evento #>> '{aggregato,id}'
         AND prima.ambito_id IS NOT DISTINCT FROM dopo.ambito_id
         AND (prima.evento #>> '{aggregato,versione}')::bigint < (dopo.evento #>> '{aggregato,versione}')::bigint
       WHERE prima.superato_il IS NULL
       FOR UPDATE OF prima SKIP LOCKED
     )
     UPDATE outbox SET superato_il = now() WHERE id = ANY (ARRAY(SELECT id FROM earlier))`,
    [id],
  );
}
