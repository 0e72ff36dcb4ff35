// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDeepStrictEqual } from 'node:util';
import type { Evento, EventoDi } from '@ambito/events';
import { columnsOf, keepVersione, lock, LOCKS, lockShared, replaceRows, type WorkUnit } from '@ambito/persistence';
import {
  AnagrafeAmbitoEntity,
  AnagrafeAssenzaEntity,
  AnagrafeComuneEntity,
  AnagrafeCoordinatoreEntity,
  AnagrafeMandatoEntity,
  AnagrafeOperatoreEntity,
  AnagrafeSedeEntity,
  AnagrafeVocabolarioEntity,
} from './anagrafe.entity.ts';

/** Keeps the Comuni of the registry. Thousands come at once when all those of Italy are imported. */
export async function keepComuni(unit: WorkUnit, eventi: readonly EventoDi<'ComuneAggiornato'>[]): Promise<void> {
  await keepVersione(
    unit,
    AnagrafeComuneEntity,
    eventi.map(({ aggregato: { id, versione }, dati: { nome = null, dal = null, al = null, successore = null } }) => ({
      codiceIstat: id,
      ...{ nome, dal, al, successore, versione },
    })),
  );
}

/**
 * Keeps the Comuni of each Ambito. @param eventi at most one event for each Ambito; the functions below take at most one for
 * each record
 */
export async function keepAmbiti(unit: WorkUnit, eventi: readonly EventoDi<'AmbitoAggiornato'>[]): Promise<void> {
  await keepVersione(
    unit,
    AnagrafeAmbitoEntity,
    eventi.map(({ aggregato: { id, versione }, dati: { comuni } }) => ({ id, comuni, versione })),
  );
}

/**
 * Keeps sedi with all that decides when they are open, and locks their hours.
 * @returns the ids of those that are now open at other times than before
 */
export async function keepSedi(unit: WorkUnit, eventi: readonly EventoDi<'SedeAggiornata'>[]): Promise<string[]> {
  // Waits for a contatto that is registered at the sede, or makes it wait.
  for (const id of eventi.map(({ aggregato }) => aggregato.id).sort()) await lock(unit, LOCKS.calendarioSede, id);
  const prima = await unit.query<AnagrafeSedeEntity>(
    `SELECT ${columnsOf(AnagrafeSedeEntity)} FROM anagrafe_sede WHERE id = ANY ($1::uuid[])`,
    [eventi.map(({ aggregato }) => aggregato.id)],
  );
  const calendari = new Map(prima.map((sede) => [sede.id, calendario(sede)]));
  const news = await keepVersione(
    unit,
    AnagrafeSedeEntity,
    eventi.map(({ ambitoId, aggregato: { id, versione }, dati }) => ({
      id,
      ambitoId,
      codiceIstat: dati.comune,
      attivaDal: dati.attivaDal,
      attivaAl: dati.attivaAl ?? null,
      orari: dati.orari,
      variazioni: dati.variazioni ?? [],
      straordinarie: dati.straordinarie ?? [],
      patrono: dati.patrono ?? null,
      denominazione: dati.denominazione,
      versione,
    })),
  );
  return news.filter((sede) => !isDeepStrictEqual(calendario(sede), calendari.get(sede.id))).map(({ id }) => id);
}

/** All that decides when a sede is open. */
const calendario = (sede: AnagrafeSedeEntity): readonly unknown[] => [
  sede.orari,
  sede.variazioni,
  sede.straordinarie,
  sede.patrono,
  sede.attivaDal,
  sede.attivaAl,
];

export async function keepVocabolari(
  unit: WorkUnit,
  eventi: readonly EventoDi<'VocabolarioAggiornato'>[],
): Promise<void> {
  await keepVersione(
    unit,
    AnagrafeVocabolarioEntity,
    eventi.map(({ aggregato: { versione }, dati: { nome, voci } }) => ({ nome, voci, versione })),
  );
}

export async function keepMandati(
  unit: WorkUnit,
  eventi: readonly EventoDi<'AttoDiMandatoAggiornato'>[],
): Promise<void> {
  await keepVersione(
    unit,
    AnagrafeMandatoEntity,
    eventi.map(({ ambitoId, aggregato: { id, versione }, dati: { comune, dal, al, operatori } }) => ({
      id,
      ambitoId,
      codiceIstat: comune,
      dal,
      al: al ?? null,
      operatori,
      versione,
    })),
  );
}

/**
 * Locks the operators of some events, those who stay in place of a double included, in the order of their ids: before any case. Waits for
 * commands that give them a case, or makes the commands wait.
 */
export async function lockOperatori(unit: WorkUnit, eventi: readonly EventoDi<'OperatoreAggiornato'>[]): Promise<void> {
  const ids = eventi.flatMap(({ aggregato: { id }, dati: { sostituitoDaId = [] } }) => [id].concat(sostituitoDaId));
  for (const id of [...new Set(ids)].sort()) await lock(unit, LOCKS.operatore, id);
}

/**
 * Locks the office of the coordinator, after operators and before any case: alone if an event changes it, shared if the coordinator may
 * only get cases by the events. As `lockAffidamento` for commands (ADR 0034).
 */
export async function lockCoordinatore(unit: WorkUnit, eventi: readonly Evento[]): Promise<void> {
  const cambia = eventi.find((evento) => evento.tipo === 'CoordinatoreAggiornato');
  const riceve = eventi.find((evento) => evento.tipo === 'OperatoreAggiornato');
  if (cambia !== undefined) await lock(unit, LOCKS.coordinatore, cambia.ambitoId);
  else if (riceve !== undefined) await lockShared(unit, LOCKS.coordinatore, riceve.ambitoId);
}

/** Keeps an operator, who is locked, and the days of absence, with the substitutes. @returns whether it was news */
export async function keepOperatore(
  unit: WorkUnit,
  { ambitoId, aggregato: { id, versione }, dati }: EventoDi<'OperatoreAggiornato'>,
): Promise<boolean> {
  const { account = null, naturaQualifica, incarichi, subentranteId = null, assenze = [] } = dati;
  const news = await keepVersione(unit, AnagrafeOperatoreEntity, [
    { id, ambitoId, account, naturaQualifica, incarichi, subentranteId, versione },
  ]);
  if (news.length === 0) return false;
  await replaceRows(
    unit,
    AnagrafeAssenzaEntity,
    { ambitoId: [ambitoId], assenteId: [id] },
    assenze.map(({ sostitutoId = null, dal, al }) => ({
      ambitoId,
      assenteId: id,
      sostitutoId,
      periodo: `[${dal},${al}]`,
    })),
  );
  return true;
}

/** Keeps the coordinators and their terms of office, which are locked. @returns whether it was news */
export async function keepCoordinatore(
  unit: WorkUnit,
  { ambitoId, aggregato: { versione }, dati: { nomine } }: EventoDi<'CoordinatoreAggiornato'>,
): Promise<boolean> {
  const news = await keepVersione(unit, AnagrafeCoordinatoreEntity, [{ ambitoId, nomine, versione }]);
  return news.length > 0;
}
