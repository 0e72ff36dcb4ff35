// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WorkUnit } from '@ambito/persistence';
import type { EventoDi } from '@ambito/events';

/** Thresholds are no facts: what is published is withheld by them when it is read, and no figure is made again. */
export async function keepSoglie(unit: WorkUnit, events: readonly EventoDi<'SogliaAggiornata'>[]): Promise<void> {
  for (const { aggregato, dati } of events) {
    await unit.query(
      `INSERT INTO soglia (nome, valori, versione) VALUES ($1, $2, $3)
       ON CONFLICT (nome) DO UPDATE SET valori = excluded.valori, versione = excluded.versione
       WHERE soglia.versione < excluded.versione`,
      [dati.nome, JSON.stringify(dati.valori), aggregato.versione],
    );
  }
}
