// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Calendario } from '@ambito/orari';
import type { GraphContext } from '@ambito/subgraph';
import { CALENDARIO_SQL } from '../calendario/calendario.sql.ts';
import { scopertiSql } from './presidio.sql.ts';

/** Everything that decides when a sede is open. Batched: one statement for all the sedi of a request. */
export async function calendarioDi(sedeId: string, context: GraphContext): Promise<Calendario> {
  const [calendario] = await context.loadMany<Calendario & { owner: string; [column: string]: unknown }>(
    'Sede.calendario',
    sedeId,
    ({ query }, ids) => query(`${CALENDARIO_SQL} WHERE sede.id = ANY ($1::uuid[])`, [ids]),
  );
  return calendario ?? { orari: [] };
}

/** The periods (last day included) in which nobody is at a sede, in the weeks from a day to another. Batched. */
export function scopertiDi(
  sedeId: string,
  dal: string,
  al: string,
  context: GraphContext,
): Promise<{ dal: string; al: string; causa: 'SENZA_OPERATORI' | 'OPERATORI_ASSENTI' }[]> {
  return context.loadMany(`Sede.scoperti ${dal} ${al}`, sedeId, ({ query }, ids) =>
    query(
      `SELECT owner, lower(giorni) AS dal, upper(giorni) - 1 AS al, causa
       FROM (${scopertiSql('sede.id = ANY ($1::uuid[])', '$2::date - 6', '$3::date + 6')}) AS s
       CROSS JOIN LATERAL (SELECT unnest(senza_operatori) AS giorni, 'SENZA_OPERATORI' AS causa
                           UNION ALL SELECT unnest(scoperti - senza_operatori), 'OPERATORI_ASSENTI') AS scoperto`,
      [ids, dal, al],
    ),
  );
}
