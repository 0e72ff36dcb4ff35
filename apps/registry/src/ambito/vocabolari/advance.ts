// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
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

async function advance(
  unit: WriteUnit,
  tabella: 'vocabolario' | 'soglia',
  nome: string,
  versione: number,
): Promise<void> {
  const [mossa] = await unit.query(
    `UPDATE ${tabella} SET versione = versione + 1 WHERE nome = $1 AND versione = $2 RETURNING 1`,
    [nome, versione],
  );
  if (mossa !== undefined) return;
  const [attuale] = await unit.query<{ versione: number }>(`SELECT versione FROM ${tabella} WHERE nome = $1`, [nome]);
  const cosa = tabella === 'vocabolario' ? 'Il vocabolario è stato modificato' : 'La soglia è stata modificata';
  throw new Conflict(`${cosa} nel frattempo`, attuale?.versione);
}
