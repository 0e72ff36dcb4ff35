// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';

/**
 * Requires that the line of each intervento is for the year in which the intervento begins.
 * @throws BadUserInput for a line that does not exist, is closed or is for another year
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

const EURO = new Intl.NumberFormat('it-IT', { style: 'currency', currency: 'EUR', useGrouping: 'always' });

/** The costs of a project ($2) of an Ambito ($1), by line. */
const COSTI = `
  SELECT linea_id, sum(costo) AS totale FROM intervento
  WHERE ambito_id = $1 AND progetto_id = $2 AND linea_id IS NOT NULL GROUP BY linea_id`;

/**
 * Art. 2 c. 4: commits the costs of a project's interventi on their lines.
 * @throws RuleViolation with a line and the missing amount; the constraint `linea_capiente` has the same rule
 */
export async function commitCosts(unit: WriteUnit, progettoId: string): Promise<void> {
  const progetto = [unit.ambitoId, progettoId];
  // Lines are locked in the order of their ids, so that two projects with the same lines cause no deadlock.
  await unit.query(
    `SELECT 1 FROM anagrafe_linea WHERE ambito_id = $1 AND id IN (SELECT linea_id FROM (${COSTI}) AS costi)
     ORDER BY id FOR NO KEY UPDATE`,
    progetto,
  );
  const [scoperta] = await unit.query<{ lineaId: string; anno: number; codice: string; mancano: `${number}` }>(
    `SELECT id AS "lineaId", anno, codice, (impegnato + totale - importo)::text AS mancano
     FROM anagrafe_linea JOIN (${COSTI}) AS costi ON linea_id = id
     WHERE ambito_id = $1 AND impegnato + totale > importo ORDER BY codice LIMIT 1`,
    progetto,
  );
  if (scoperta !== undefined) {
    const { anno, codice, mancano } = scoperta;
    throw new RuleViolation(
      'art. 2 c. 4',
      `Alla linea di bilancio ${codice} del ${anno} mancano ${EURO.format(mancano)} per il costo degli interventi`,
      scoperta,
    );
  }
  await unit.query(
    `UPDATE anagrafe_linea AS l SET impegnato = l.impegnato + totale FROM (${COSTI}) AS costi
     WHERE l.ambito_id = $1 AND l.id = linea_id`,
    progetto,
  );
}
