// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import { minutiDi } from '@ambito/orari';
import { replaceRows, type WorkUnit } from '@ambito/persistence';
import { FattoOrarioEntity, FattoSedeEntity } from './fatto-sede.entity.ts';
import { keepFatti } from './keep-fatti.ts';
import { toccatiDal, NIENTE, type Toccati } from './toccati.ts';

/** A sede counts from its first day on, with its weekly hours in minutes; from an earlier first day, which was wrong, it counts anew. */
export async function projectSedi(unit: WorkUnit, events: readonly EventoDi<'SedeAggiornata'>[]): Promise<Toccati> {
  if (events.length === 0) return NIENTE;
  const prima = await unit.query<{ dal: string }>(
    'SELECT attiva_dal AS dal FROM fatto_sede WHERE ambito_id = $1 AND id = ANY ($2::uuid[])',
    [unit.ambitoId, events.map(({ aggregato }) => aggregato.id)],
  );
  const { ambitoId, ids, stati } = await keepFatti(
    unit,
    FattoSedeEntity,
    events,
    ({ comune, attivaDal, attivaAl = null }) => ({ comune, attivaDal, attivaAl }),
  );
  if (ids.length === 0) return NIENTE;
  await replaceRows(
    unit,
    FattoOrarioEntity,
    { ambitoId: [ambitoId], sedeId: ids },
    stati.flatMap(({ aggregato, dati }) =>
      dati.orari.map(({ dalle, alle, validoDal, validoAl }) => ({
        ambitoId,
        sedeId: aggregato.id,
        minuti: minutiDi(alle) - minutiDi(dalle),
        validoDal,
        validoAl,
      })),
    ),
  );
  return toccatiDal([...prima.map(({ dal }) => dal), ...stati.map(({ dati }) => dati.attivaDal)]);
}
