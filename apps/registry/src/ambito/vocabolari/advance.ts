// SPDX-License-Identifier: AGPL-3.0-or-later
import { loadForUpdate, type WriteUnit } from '@ambito/persistence';
import type { NomeSoglia } from './soglia.ts';
import type { NomeVocabolario } from './vocabolario.ts';

/** Moves a vocabulary from the version that the caller read to the next, and locks it. @throws Conflict for another version */
export function advanceVocabolario(unit: WriteUnit, nome: NomeVocabolario, versione: number): Promise<void> {
  return advance(unit, 'vocabolario', nome, versione);
}

/** Moves a threshold from the version that the caller read to the next, and locks it. @throws Conflict for another version */
export function advanceSoglia(unit: WriteUnit, nome: NomeSoglia, versione: number): Promise<void> {
  return advance(unit, 'soglia', nome, versione);
}

const NOMI = { vocabolario: 'Il vocabolario', soglia: 'La soglia' } as const;

async function advance(unit: WriteUnit, tabella: keyof typeof NOMI, nome: string, versione: number): Promise<void> {
  const sql = `SELECT versione FROM ${tabella} WHERE nome = $1 FOR NO KEY UPDATE`;
  await loadForUpdate(unit, NOMI[tabella], versione, sql, [nome]);
  await unit.query(`UPDATE ${tabella} SET versione = versione + 1 WHERE nome = $1`, [nome]);
}
