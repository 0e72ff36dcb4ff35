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
import { keepLinea, lockLinee } from './bilancio/keep-linea.ts';
import { readDoppioni, readLegati } from './enti/doppioni.ts';
import { keepEnte, lockEnti } from './enti/keep-ente.ts';
import { markASedeChiusa } from './contatti/mark-a-sede-chiusa.ts';
import { markScoperti } from './interventi/mark-scoperti.ts';
import { handOverCases, handOverCasesAdInterim } from './passaggi/hand-over-cases.ts';
import { replaceOperatore } from './passaggi/replace-operatore.ts';
import { lockProgettiAffidati, replaceEnte } from './progetti/replace-ente.ts';
import { lockTrasmissioniA, replaceDestinatario } from './trasmissioni/replace-destinatario.ts';
import { replaceMittente } from './trasmissioni/replace-mittente.ts';

/**
 * Keeps the records of the registry that casework needs: all Comuni, those of the Ambito, sedi with everything that decides
 * when they are open, operators with their incarichi, mandates, enti with competence and accreditations, budget lines,
 * vocabularies. An older state than the one held has no effect, so that events may come twice, late and out of order. The
 * consequences for open cases and for interventi are applied in the same transaction. Other events have no effect.
 *
 * Events on operators and the coordinator go before those on enti, and these before those on budget lines, whichever came first: so are
 * records locked (ADR 0034). Projects and transmissions that name an ente which was registered twice are locked before the enti.
 */
export const anagrafeConsumer = (clock: () => Date = () => new Date()): Consumer => ({
  queue: 'casework.registry',
  async apply(unit, events) {
    await keepComuni(unit, newest(events, 'ComuneAggiornato'));
    await keepAmbiti(unit, newest(events, 'AmbitoAggiornato'));
    await markASedeChiusa(unit, await keepSedi(unit, newest(events, 'SedeAggiornata')), clock());
    await keepVocabolari(unit, newest(events, 'VocabolarioAggiornato'));
    await keepMandati(unit, newest(events, 'AttoDiMandatoAggiornato'));
    await lockOperatori(unit, only(events, 'OperatoreAggiornato'));
    await lockCoordinatore(unit, events);
    for (const event of events) await followChiRisponde(unit.causedBy(event), event, clock());
    const enti = only(events, 'EnteAggiornato');
    await lockConNominati(unit, enti);
    for (const event of enti) await followEnte(unit.causedBy(event), event, clock());
    const linee = only(events, 'LineaDiBilancioAggiornata');
    await lockLinee(unit, linee);
    for (const event of linee) await keepLinea(unit.causedBy(event), event, clock());
  },
});

/** Locks the enti of some events and those that are one with them, and before these what names one that was registered twice. */
async function lockConNominati(unit: WorkUnit, events: readonly EventoDi<'EnteAggiornato'>[]): Promise<void> {
  const legati = await readLegati(unit, events);
  const doppi = legati.flatMap(({ id, doppio }) => (doppio ? [id] : []));
  const [event] = events;
  if (event !== undefined && doppi.length > 0) {
    await lockProgettiAffidati(unit, event.ambitoId, doppi);
    await lockTrasmissioniA(unit, event.ambitoId, doppi);
  }
  await lockEnti(
    unit,
    legati.map(({ id }) => id),
  );
}

/** Keeps an ente. What names one that was registered twice then names the one that stays, whichever of their events came first. */
async function followEnte(unit: WorkUnit, event: EventoDi<'EnteAggiornato'>, adesso: Date): Promise<void> {
  const { ambitoId, aggregato } = event;
  if (!(await keepEnte(unit, event))) return;
  const unita = { ...unit, ambitoId, adesso };
  const doppi = await readDoppioni(unit, ambitoId, aggregato.id);
  for (const doppio of doppi) {
    for (const id of await replaceEnte(unita, doppio)) unit.audit('progetto.cambia-ente', 'ProgettoPersonalizzato', id);
    for (const id of await replaceDestinatario(unita, doppio))
      unit.audit('trasmissione.cambia-ente', 'Trasmissione', id);
  }
  for (const id of new Set([aggregato.id, ...doppi.map(({ a }) => a)])) await markScoperti(unit, ambitoId, id);
}

/** Keeps an operator or the coordinator, and then hands over the cases for which somebody else answers. */
async function followChiRisponde(unit: WorkUnit, event: Evento, adesso: Date): Promise<void> {
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
  const casi = await replaceOperatore(unita, id, sostituitoDaId);
  await replaceMittente(unit, ambitoId, id, sostituitoDaId);
  return casi;
}

function auditPassati(unit: WorkUnit, casi: readonly string[]): void {
  for (const id of casi) unit.audit('presa-in-carico.passa', 'PresaInCarico', id);
}

/** The events of one kind, as they came. */
const only = <T extends TipoEvento>(events: readonly Evento[], tipo: T): EventoDi<T>[] =>
  events.filter((each): each is EventoDi<T> => each.tipo === tipo);

/** The events of one kind: only the newest of each record. */
function newest<T extends TipoEvento>(events: readonly Evento[], tipo: T): EventoDi<T>[] {
  const byId = new Map<string, EventoDi<T>>();
  for (const event of only(events, tipo)) {
    const { id, versione } = event.aggregato;
    if (versione > (byId.get(id)?.aggregato.versione ?? -1)) byId.set(id, event);
  }
  return [...byId.values()];
}
