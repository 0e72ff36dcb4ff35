// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import type { WorkUnit } from '@ambito/persistence';
import { FattoSedeEntity } from './fatto-sede.entity.ts';
import { keepFatti } from './keep-fatti.ts';
import { dal, NIENTE, type Toccati } from './toccati.ts';

/** A sede counts from its first day on, with its weekly hours in minutes. */
export async function projectSedi(unit: WorkUnit, events: readonly EventoDi<'SedeAggiornata'>[]): Promise<Toccati> {
  const { ambitoId, ids, stati } = await keepFatti(
    unit,
    FattoSedeEntity,
    events,
    ({ comune, attivaDal, attivaAl = null }) => ({ comune, attivaDal, attivaAl }),
  );
  if (ids.length === 0) return NIENTE;
  await unit.query('DELETE FROM fatto_orario WHERE ambito_id = $1 AND sede_id = ANY ($2::uuid[])', [ambitoId, ids]);
  const orari = stati.flatMap(({ aggregato, dati }) =>
    dati.orari.map((orario) => ({ sedeId: aggregato.id, ...orario })),
  );
  await unit.query(
    `INSERT INTO fatto_orario (ambito_id, sede_id, minuti, valido_dal, valido_al)
     SELECT $1, "sedeId", extract(epoch FROM alle::interval - dalle::interval) / 60, "validoDal", "validoAl"
     FROM jsonb_to_recordset($2) AS o ("sedeId" uuid, dalle text, alle text, "validoDal" date, "validoAl" date)`,
    [ambitoId, JSON.stringify(orari)],
  );
  return dal(stati.map(({ dati }) => dati.attivaDal));
}
