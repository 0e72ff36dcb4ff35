// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import type { NomeSoglia } from './soglia.ts';
import type { NomeVocabolario } from './vocabolario.ts';

/** Takes a list at the version that was read, to change it. @throws Conflict for another version */
export function loadVocabolario(unit: WriteUnit, nome: NomeVocabolario, versione: number): Promise<void> {
  return loadForUpdate(unit, 'vocabolario', nome, versione);
}

/** Takes a threshold at the version that was read, to change it. @throws Conflict for another version */
export function loadSoglia(unit: WriteUnit, nome: NomeSoglia, versione: number): Promise<void> {
  return loadForUpdate(unit, 'soglia', nome, versione);
}

async function loadForUpdate(
  unit: WriteUnit,
  tabella: 'vocabolario' | 'soglia',
  nome: string,
  versione: number,
): Promise<void> {
  const [presa] = await unit.query(
    `UPDATE ${tabella} SET versione = versione + 1 WHERE nome = $1 AND versione = $2 RETURNING 1`,
    [nome, versione],
  );
  if (presa !== undefined) return;
  const [attuale] = await unit.query<{ versione: number }>(`SELECT versione FROM ${tabella} WHERE nome = $1`, [nome]);
  throw new Conflict('È stato modificato nel frattempo', attuale?.versione);
}
