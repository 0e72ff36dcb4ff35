// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { organizzaTurno } from '../personale/reperibilita/organizza-turno.ts';

const SETTIMANA_MS = 7 * 86_400_000;
const SETTIMANE = 4;

/** Whole weeks from now, one assistente sociale each with the next as substitute. */
export async function loadReperibilita(unit: WriteUnit, assistenti: readonly string[]): Promise<void> {
  const inizio = unit.adesso.getTime() - (unit.adesso.getTime() % 60_000);
  for (let settimana = 0; settimana < SETTIMANE; settimana += 1) {
    const [operatoreId, sostitutoId] = [assistenti[settimana], assistenti[settimana + 1]];
    if (operatoreId === undefined || sostitutoId === undefined) return;
    await organizzaTurno(unit, {
      dalle: new Date(inizio + settimana * SETTIMANA_MS),
      alle: new Date(inizio + (settimana + 1) * SETTIMANA_MS),
      operatoreId,
      sostitutoId,
    });
  }
}
