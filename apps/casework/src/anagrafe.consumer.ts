// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Evento, EventoDi, TipoEvento } from '@ambito/events';
import type { WorkUnit } from '@ambito/persistence';
import type { Consumer } from '@ambito/subgraph';
import {
  keepAmbiti,
  keepComuni,
  keepCoordinatore,
  keepMandati,
  keepOperatore,
  keepSedi,
  keepVocabolari,
  lockCoordinatore,
  lockOperatori,
} from './anagrafe/keep-anagrafe.ts';
import { keepLinea } from './bilancio/keep-linea.ts';
import { keepEnte } from './enti/keep-ente.ts';
import { markASedeChiusa } from './contatti/mark-a-sede-chiusa.ts';
import { markScoperti } from './interventi/mark-scoperti.ts';
import { handOverCases, handOverCasesAdInterim } from './passaggi/hand-over-cases.ts';
import { replaceOperatore } from './passaggi/replace-operatore.ts';
import { replaceMittente } from './trasmissioni/replace-mittente.ts';

/**
 * Keeps the records of the registry that casework needs: all Comuni, those of the Ambito, sedi with everything that decides
 * when they are open, operators with their incarichi, mandates, enti with competence and accreditations, budget lines,
 * vocabularies. An older state than the one held has no effect, so that events may come twice, late and out of order. The
 * consequences for open cases and for interventi are applied in the same transaction. Other events have no effect.
 */
export const anagrafeConsumer = (clock: () => Date = () => new Date()): Consumer => ({
  queue: 'casework.registry',
  async apply(unit, events) {
    await keepComuni(unit, newest(events, 'ComuneAggiornato'));
    await keepAmbiti(unit, newest(events, 'AmbitoAggiornato'));
    await markASedeChiusa(unit, await keepSedi(unit, newest(events, 'SedeAggiornata')), clock());
    await keepVocabolari(unit, newest(events, 'VocabolarioAggiornato'));
    await keepMandati(unit, newest(events, 'AttoDiMandatoAggiornato'));
    await lockOperatori(unit, newest(events, 'OperatoreAggiornato'));
    await lockCoordinatore(unit, events);
    for (const event of events) await followUp(unit.causedBy(event), event, clock());
  },
});

/** Keeps the record of one event, and then applies the consequences for other records. */
async function followUp(unit: WorkUnit, event: Evento, adesso: Date): Promise<void> {
  if (event.tipo === 'LineaDiBilancioAggiornata') await keepLinea(unit, event, adesso);
  if (event.tipo === 'EnteAggiornato' && (await keepEnte(unit, event)))
    await markScoperti(unit, event.ambitoId, event.aggregato.id);
  if (event.tipo === 'OperatoreAggiornato' && (await keepOperatore(unit, event)))
    auditPassati(unit, await followOperatore(unit, event, adesso));
  if (event.tipo === 'CoordinatoreAggiornato' && (await keepCoordinatore(unit, event)))
    auditPassati(unit, await handOverCasesAdInterim({ ...unit, ambitoId: event.ambitoId, adesso }));
}

/** @returns the cases that have changed hands, or will */
async function followOperatore(
  unit: WorkUnit,
  { ambitoId, aggregato: { id }, dati: { sostituitoDaId } }: EventoDi<'OperatoreAggiornato'>,
  adesso: Date,
): Promise<string[]> {
  const unita = { ...unit, ambitoId, adesso };
  if (sostituitoDaId === undefined) return handOverCases(unita, id);
  await replaceMittente(unit, ambitoId, id, sostituitoDaId);
  return replaceOperatore(unita, id, sostituitoDaId);
}

function auditPassati(unit: WorkUnit, casi: readonly string[]): void {
  for (const id of casi) unit.audit('presa-in-carico.passa', 'PresaInCarico', id);
}

/** The events of one kind: only the newest of each record. */
function newest<T extends TipoEvento>(events: readonly Evento[], tipo: T): EventoDi<T>[] {
  const byId = new Map<string, EventoDi<T>>();
  for (const event of events.filter((each): each is EventoDi<T> => each.tipo === tipo)) {
    const { id, versione } = event.aggregato;
    if (versione > (byId.get(id)?.aggregato.versione ?? -1)) byId.set(id, event);
  }
  return [...byId.values()];
}
