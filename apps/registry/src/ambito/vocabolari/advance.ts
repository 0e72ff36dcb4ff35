// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { caricabile, type NomeVocabolario as NomeCaricabile } from '@ambito/vocabulary';
import type { NomeSoglia } from './soglia.ts';
import type { NomeVocabolario } from './vocabolario.ts';

/** The refusal of an entry for a list that changes with a release. */
export const nonCaricabile = (): BadUserInput =>
  new BadUserInput(
    ['input', 'vocabolario'],
    'Il programma distingue le voci di questo vocabolario: cambiano con una sua nuova versione',
  );

/**
 * Moves a vocabulary from the version that the caller read to the next, and locks it.
 * @throws BadUserInput for a list that changes with a release, Conflict for another version
 */
export async function advanceVocabolario(
  unit: WriteUnit,
  nome: NomeVocabolario,
  versione: number,
): Promise<NomeCaricabile> {
  if (!caricabile(nome)) throw nonCaricabile();
  await advance(unit, 'vocabolario', nome, versione);
  return nome;
}

/** Moves a threshold from the version that the caller read to the next, and locks it. @throws Conflict for another version */
export function advanceSoglia(unit: WriteUnit, nome: NomeSoglia, versione: number): Promise<void> {
  return advance(unit, 'soglia', nome, versione);
}

const TIPI = {
  vocabolario: { tipo: 'Vocabolario', nome: 'Il vocabolario' },
  soglia: { tipo: 'Soglia', nome: 'La soglia' },
} as const;

async function advance(unit: WriteUnit, tabella: keyof typeof TIPI, nome: string, versione: number): Promise<void> {
  const sql = `SELECT versione FROM ${tabella} WHERE nome = $1 FOR NO KEY UPDATE`;
  await loadForUpdate(unit, { ...TIPI[tabella], id: nome }, versione, sql, [nome]);
  await unit.query(`UPDATE ${tabella} SET versione = versione + 1 WHERE nome = $1`, [nome]);
}
