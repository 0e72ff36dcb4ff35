// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import { replaceRows, type WorkUnit } from '@ambito/persistence';
import { FattoIncaricoEntity, FattoOperatoreEntity } from './fatto-operatore.entity.ts';
import { keepFatti } from './keep-fatti.ts';
import { toccatiDal, type Toccati } from './toccati.ts';

/**
 * An operator counts from the first day of each incarico on. An incarico that was annulled no longer counts from its day: the days from
 * which the operator counted so far are touched too.
 */
export async function projectOperatori(
  unit: WorkUnit,
  events: readonly EventoDi<'OperatoreAggiornato'>[],
): Promise<Toccati> {
  const { ambitoId, ids, stati } = await keepFatti(unit, FattoOperatoreEntity, events, ({ naturaQualifica }) => ({
    naturaQualifica,
  }));
  const incarichi = stati.flatMap(({ aggregato, dati }) =>
    dati.incarichi.map((incarico) => ({ ambitoId, operatoreId: aggregato.id, ...incarico })),
  );
  const tolti = await unit.query<{ dal: string }>(
    'SELECT dal FROM fatto_incarico WHERE ambito_id = $1 AND operatore_id = ANY ($2::uuid[])',
    [unit.ambitoId, ids],
  );
  await replaceRows(unit, FattoIncaricoEntity, { ambitoId: [ambitoId], operatoreId: ids }, incarichi);
  return toccatiDal([...tolti, ...incarichi].map(({ dal }) => dal));
}
