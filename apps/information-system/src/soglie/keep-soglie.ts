// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import { keepVersione, type WorkUnit } from '@ambito/persistence';
import { SogliaEntity } from './soglia.entity.ts';

/** A threshold is no fact: it decides which figures are withheld when they are read, so no figure is made again. */
export async function keepSoglie(unit: WorkUnit, events: readonly EventoDi<'SogliaAggiornata'>[]): Promise<void> {
  const rows = events.map(({ aggregato: { versione }, dati: { nome, valori } }) => ({ nome, valori, versione }));
  await keepVersione(unit, SogliaEntity, rows);
}
