// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, NotFound, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import type { Contenuto } from './mancanze.ts';
import { COLONNE_SQL } from './prestazione.sql.ts';
import type { StatoPrestazione } from './stato-prestazione.ts';

export type PrestazionePresa = Contenuto & {
  readonly stato: StatoPrestazione;
  readonly versione: number;
  readonly verificatoIl: string | null;
  readonly verificaScadeIl: string | null;
};

/**
 * Takes an entry of the own Ambito, at the version that was read and in a state from which the operation goes on.
 * @throws NotFound, Conflict for another version, RuleViolation for another state
 */
export async function loadPrestazione(
  unit: WriteUnit,
  id: string,
  versione: number,
  stati: readonly StatoPrestazione[],
): Promise<PrestazionePresa> {
  const [prestazione] = await unit.query<PrestazionePresa>(
    `SELECT ${COLONNE_SQL} FROM prestazione WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [id, unit.ambitoId],
  );
  if (prestazione === undefined) throw new NotFound('Prestazione non trovata');
  if (prestazione.versione !== versione)
    throw new Conflict('La voce è stata modificata nel frattempo', prestazione.versione);
  if (!stati.includes(prestazione.stato))
    throw new RuleViolation(
      'art. 2 c. 6',
      `La voce è ${prestazione.stato}: questa operazione si fa su una voce ${stati.join(' o ')}`,
    );
  return prestazione;
}
