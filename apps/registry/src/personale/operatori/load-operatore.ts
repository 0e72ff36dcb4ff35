// SPDX-License-Identifier: AGPL-3.0-or-later
import { loadForUpdate, type WriteUnit } from '@ambito/persistence';
import type { Nominato } from './omonimi.ts';
import { emitOperatore } from './operatore.evento.ts';

export interface LoadedOperatore extends Nominato {
  /** What the qualification entitles to. */
  readonly natura: string;
  /** Day on which the professional code was accepted. */
  readonly accettato: string | null;
}

/**
 * Loads an operator of the Ambito and locks it, to change it or its titles, incarichi and absences: they are one aggregate.
 * @param versione the one that the caller read; any version, if it is missing
 * @throws NotFound, Conflict for another version
 */
export async function loadOperatore(unit: WriteUnit, id: string, versione?: number): Promise<LoadedOperatore> {
  return loadForUpdate<LoadedOperatore & { versione: number }>(
    unit,
    { tipo: 'Operatore', nome: "L'operatore", id },
    versione ?? 'any',
    `SELECT nome, cognome, natura, albo_regione AS "alboRegione", albo_sezione AS "alboSezione", albo_numero AS "alboNumero",
       codice_deontologico_accettato_il AS accettato, versione
     FROM operatore WHERE id = $1 AND ambito_id = $2 FOR NO KEY UPDATE`,
    [id, unit.ambitoId],
  );
}

/** Ends a change of an operator: a new version, told to the other services. @returns the operator's id */
export async function finishModifica(unit: WriteUnit, id: string): Promise<string> {
  await unit.query('UPDATE operatore SET versione = versione + 1 WHERE id = $1', [id]);
  await emitOperatore(unit, id);
  unit.audit('Operatore', id);
  return id;
}
