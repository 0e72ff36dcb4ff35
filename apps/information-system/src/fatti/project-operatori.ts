// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import { replaceRows, type WorkUnit } from '@ambito/persistence';
import { FattoIncaricoEntity, FattoOperatoreEntity } from './fatto-operatore.entity.ts';
import { keepFatti } from './keep-fatti.ts';
import { toccatiDal, type Toccati } from './toccati.ts';

/** An operator counts from the first day of each incarico on. */
export async function projectOperatori(
  unit: WorkUnit,
  events: readonly EventoDi<'OperatoreAggiornato'>[],
): Promise<Toccati> {
  const { ambitoId, ids, stati } = await keepFatti(unit, FattoOperatoreEntity, events, ({ qualifica }) => ({
    qualifica,
  }));
  const incarichi = stati.flatMap(({ aggregato, dati }) =>
    dati.incarichi.map((incarico) => ({ ambitoId, operatoreId: aggregato.id, ...incarico })),
  );
  await replaceRows(unit, FattoIncaricoEntity, { ambitoId: [ambitoId], operatoreId: ids }, incarichi);
  return toccatiDal(incarichi.map((incarico) => incarico.dal));
}
