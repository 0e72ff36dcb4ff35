// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, NotFound } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';

/**
 * Takes an ente of the own Ambito, at the version that was read, to change it or what belongs to it.
 * @throws NotFound, Conflict for another version
 */
export async function prendiEnte(
  unit: WriteUnit,
  id: string,
  versione: number,
): Promise<{ dal: string; al: string | null }> {
  const [ente] = await unit.query<{ versione: number; dal: string; al: string | null }>(
    `SELECT versione, lower(periodo) AS dal, upper(periodo) - 1 AS al FROM ente WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [id, unit.ambitoId],
  );
  if (ente === undefined) throw new NotFound('Ente non trovato');
  if (ente.versione !== versione) throw new Conflict("L'ente è stato modificato nel frattempo", ente.versione);
  return ente;
}
