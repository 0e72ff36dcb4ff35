// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Evento, EventoDi, TipoEvento } from '@ambito/events';
import type { WorkUnit } from '@ambito/persistence';
import type { Consumer } from '@ambito/subgraph';
import { markPeriodi } from './mark-periodi.ts';
import { projectAmbiti } from './project-ambiti.ts';
import { keepSoglie } from '../soglie/keep-soglie.ts';
import { projectContatti } from './project-contatti.ts';
import { projectFormazione } from './project-formazione.ts';
import { projectOperatori } from './project-operatori.ts';
import { projectPopolazione } from './project-popolazione.ts';
import { projectPreseInCarico } from './project-prese-in-carico.ts';
import { projectProgetti } from './project-progetti.ts';
import { projectSedi } from './project-sedi.ts';
import { projectTrasmissioni } from './project-trasmissioni.ts';

/**
 * Makes facts of events: a fact is replaced by a later state of its aggregate only, so that events that come twice, late
 * or out of order make the same facts. Each projection answers from which day on it changed something.
 */
export const fattiConsumer: Consumer = {
  queue: 'information-system.fatti',
  async apply(unit, events) {
    await keepSoglie(unit, ultimi(events, 'SogliaAggiornata'));
    const toccati = [
      await projectAmbiti(unit, ultimi(events, 'AmbitoAggiornato')),
      await projectSedi(unit, ultimi(events, 'SedeAggiornata')),
      await projectOperatori(unit, ultimi(events, 'OperatoreAggiornato')),
      await projectFormazione(unit, ultimi(events, 'AttivitaFormativaAggiornata')),
      await projectContatti(unit, ultimi(events, 'ContattoAggiornato')),
      await projectPreseInCarico(unit, ultimi(events, 'PresaInCaricoAggiornata')),
      await projectProgetti(unit, ultimi(events, 'ProgettoAggiornato')),
      await projectTrasmissioni(unit, ultimi(events, 'TrasmissioneAggiornata')),
    ];
    await projectPopolazione(unit, ultimi(events, 'ComuneAggiornato'));
    await markPeriodi(unit, toccati);
    await advanceAvanzamento(unit, events);
  },
};

/** The latest state of each aggregate in the batch. Earlier states would be overwritten at once. */
function ultimi<T extends TipoEvento>(events: readonly Evento[], tipo: T): EventoDi<T>[] {
  const perAggregato = new Map<string, EventoDi<T>>();
  for (const event of events) {
    if (event.tipo !== tipo) continue;
    const noto = perAggregato.get(event.aggregato.id);
    if (noto === undefined || noto.aggregato.versione < event.aggregato.versione)
      perAggregato.set(event.aggregato.id, event as EventoDi<T>);
  }
  return [...perAggregato.values()];
}

async function advanceAvanzamento(unit: WorkUnit, events: readonly Evento[]): Promise<void> {
  if (unit.ambitoId === null) return;
  const ultimo = events
    .map(({ avvenutoIl }) => avvenutoIl)
    .sort()
    .at(-1);
  await unit.query(
    `INSERT INTO avanzamento (ambito_id, fatti_al) VALUES ($1, $2)
     ON CONFLICT (ambito_id) DO UPDATE SET fatti_al = greatest(avanzamento.fatti_al, excluded.fatti_al)`,
    [unit.ambitoId, ultimo],
  );
}
