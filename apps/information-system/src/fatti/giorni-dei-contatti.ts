// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WorkUnit } from '@ambito/persistence';

/**
 * The days of the contatti that some cases or trasmissioni answer: their figures change with the answer. A contatto that comes later
 * than its answer marks its own day.
 */
export async function giorniDeiContatti(
  unit: WorkUnit,
  colonna: 'id' | 'presa_in_carico_id',
  chiavi: readonly string[],
): Promise<string[]> {
  if (chiavi.length === 0) return [];
  const righe = await unit.query<{ giorno: string }>(
    `SELECT DISTINCT giorno FROM fatto_contatto WHERE ambito_id = $1 AND ${colonna} = ANY ($2::uuid[])`,
    [unit.ambitoId, chiavi],
  );
  return righe.map(({ giorno }) => giorno);
}
