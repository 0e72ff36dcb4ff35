// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';

/**
 * An intervento is paid from a line of the year in which it begins.
 * @throws BadUserInput for a line that is not there, is closed or is of another year
 */
export async function requireLineeDellAnno(
  unit: WriteUnit,
  interventi: readonly { lineaId?: string; dal: string }[],
): Promise<void> {
  const chieste = interventi.flatMap(({ lineaId }) => (lineaId === undefined ? [] : [lineaId]));
  if (chieste.length === 0) return;
  const linee = await unit.query<{ id: string; anno: number }>(
    'SELECT id, anno FROM anagrafe_linea WHERE ambito_id = $1 AND id = ANY ($2::uuid[]) AND attiva',
    [unit.ambitoId, chieste],
  );
  for (const [indice, { lineaId, dal }] of interventi.entries()) {
    if (lineaId === undefined) continue;
    if (!linee.some(({ id, anno }) => id === lineaId && anno === Number(dal.slice(0, 4))))
      throw new BadUserInput(
        ['input', 'interventi', String(indice), 'lineaId'],
        "La linea di bilancio non c'è, è cessata o è di un altro anno",
      );
  }
}

/**
 * Art. 2 c. 4: commits the cost of a project's interventi on their lines, within what each has: more is refused by the
 * constraint `linea_capiente`, under concurrency too.
 */
export async function impegna(unit: WriteUnit, progettoId: string): Promise<void> {
  // In the order of their ids, so that two projects on the same lines wait for each other and do not lock.
  await unit.query(
    `SELECT 1 FROM anagrafe_linea AS l WHERE ambito_id = $1 AND id IN
       (SELECT linea_id FROM intervento WHERE ambito_id = $1 AND progetto_id = $2) ORDER BY id FOR NO KEY UPDATE`,
    [unit.ambitoId, progettoId],
  );
  await unit.query(
    `UPDATE anagrafe_linea AS l SET impegnato = l.impegnato + costi.totale
     FROM (SELECT linea_id, sum(costo) AS totale FROM intervento
           WHERE ambito_id = $1 AND progetto_id = $2 AND linea_id IS NOT NULL GROUP BY linea_id) AS costi
     WHERE l.ambito_id = $1 AND l.id = costi.linea_id`,
    [unit.ambitoId, progettoId],
  );
}
