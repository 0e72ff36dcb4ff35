// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import { keepVersione, replaceRows, type WorkUnit } from '@ambito/persistence';
import { writePeriodi } from './mark-periodi.ts';
import { PopolazioneEntity, PopolazioneVersioneEntity } from './popolazione.entity.ts';

/**
 * Residents belong to a Comune and to no Ambito. If the Comune's Ambito has figures of a period already, the period is marked
 * here. Other periods are marked by the Ambito's own events, or by the round of the next day.
 */
export async function projectPopolazione(
  unit: WorkUnit,
  events: readonly EventoDi<'ComuneAggiornato'>[],
): Promise<void> {
  const rows = events.map(({ aggregato: { id, versione } }) => ({ codiceIstat: id, versione }));
  const codici = (await keepVersione(unit, PopolazioneVersioneEntity, rows)).map(({ codiceIstat }) => codiceIstat);
  if (codici.length === 0) return;
  await replaceRows(
    unit,
    PopolazioneEntity,
    { codiceIstat: codici },
    events
      .filter(({ aggregato }) => codici.includes(aggregato.id))
      .flatMap(({ aggregato, dati }) => dati.residenti.map((conto) => ({ codiceIstat: aggregato.id, ...conto }))),
  );
  // Row-level security does not hide these tables: they hold no facts.
  await writePeriodi(
    unit,
    `SELECT DISTINCT c.ambito_id, c.periodo FROM cella c JOIN ambito_comune m ON m.ambito_id = c.ambito_id
     WHERE m.codice_istat = ANY ($1) AND c.dimensione = 'TOTALE' ORDER BY c.ambito_id, c.periodo`,
    [codici],
  );
}
