// SPDX-License-Identifier: AGPL-3.0-or-later
import { work, type DataSource } from '@ambito/persistence';
import { markPeriodi } from '../fatti/mark-periodi.ts';

/**
 * Figures move with the calendar as well as with the facts: a month begins, a sede opens, a verification falls due. When a day
 * begins in Rome, the periods since the last round are marked to be made again. If there are several workers, the first one
 * does so.
 */
export async function giroQuotidiano(dataSource: DataSource, oggi: string): Promise<void> {
  const ambiti: { ambitoId: string }[] = await dataSource.query(
    'SELECT ambito_id AS "ambitoId" FROM avanzamento WHERE giro IS NULL OR giro < $1',
    [oggi],
  );
  for (const { ambitoId } of ambiti) {
    await work(dataSource, ambitoId, async (unit) => {
      const [ultimo] = await unit.query<{ giro: string | null }>(
        `UPDATE avanzamento SET giro = $2 WHERE ambito_id = $1 AND (giro IS NULL OR giro < $2) RETURNING old.giro`,
        [ambitoId, oggi],
      );
      if (ultimo !== undefined) await markPeriodi(unit, [{ giorni: [], da: ultimo.giro ?? oggi }], oggi);
    });
  }
}
