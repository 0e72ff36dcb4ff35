// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * What transactions lock by a name, since no single row stands for it. Functions of the database take the same locks, as
 * `lock_key('name', record)`. The record is an id, unless it is said here.
 */
export const LOCKS = {
  /** Registry: the hours of a sede, which are enough only together (art. 5 c. 4). */
  orariSede: 'orari-sede',
  /** Registry: the operatori of an Ambito, who are enough only together (art. 4 c. 1). */
  rapportoMinimo: 'rapporto-minimo',
  /** Registry: the tables that are being loaded in an Ambito, of which there is a limit. */
  caricamentiAmbito: 'caricamenti-ambito',
  /** Registry: a table that is being loaded, by one worker at a time. */
  caricamento: 'caricamento',
  /** Casework: what the registry tells of an operatore, against those who give a case to that operatore. */
  operatore: 'operatore',
  /** Casework: what the registry tells of an Ambito's coordinator, against those who leave a case to the coordinator. */
  coordinatore: 'coordinatore',
  /** Casework: what the registry tells of an ente, against those who entrust or send something to it. */
  ente: 'ente',
  /** Information system: the figures of an Ambito, made by one worker at a time. */
  cifre: 'cifre',
  /** Information system: a report that is asked for. The record is the Ambito, the type and the period. */
  richiestaRapporto: 'richiesta-rapporto',
  /** Information system: a report, made by one worker at a time. */
  rapporto: 'rapporto',
} as const;
/** Held by whoever migrates a database, for the session: `lock_key` is not there before the first migration. */
export const MIGRATIONS_LOCK = 'migrations';

type LockName = (typeof LOCKS)[keyof typeof LOCKS];

/** Whatever runs statements inside one transaction. */
interface Statements {
  query(statement: string, parameters: unknown[]): Promise<unknown>;
}

/** Waits until no other transaction holds the lock, and holds it until this one ends. */
export async function lock(unit: Statements, name: LockName, record: string): Promise<void> {
  await unit.query('SELECT pg_advisory_xact_lock(lock_key($1, $2))', [name, record]);
}

/** Holds the lock together with others who share it; whoever takes it alone waits for all of them. */
export async function lockShared(unit: Statements, name: LockName, record: string): Promise<void> {
  await unit.query('SELECT pg_advisory_xact_lock_shared(lock_key($1, $2))', [name, record]);
}
