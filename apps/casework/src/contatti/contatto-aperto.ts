// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, NotFound, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';

export interface ContattoAperto {
  sedeId: string;
  personaId: string | null;
}

/**
 * Takes a contatto that is still without outcome, at the version that was read, to change it.
 * @throws NotFound, Conflict for another version, RuleViolation when it has an outcome
 */
export async function loadContattoAperto(unit: WriteUnit, id: string, versione: number): Promise<ContattoAperto> {
  const [contatto] = await unit.query<ContattoAperto & { esito: string | null; versione: number }>(
    `SELECT sede_id AS "sedeId", persona_id AS "personaId", esito, versione FROM contatto WHERE ambito_id = $1 AND id = $2 FOR UPDATE`,
    [unit.ambitoId, id],
  );
  if (contatto === undefined) throw new NotFound('Contatto non trovato');
  if (contatto.versione !== versione)
    throw new Conflict('Il contatto è stato modificato nel frattempo', contatto.versione);
  if (contatto.esito !== null)
    throw new RuleViolation('art. 2 c. 8', `Il contatto è concluso con esito ${contatto.esito}: registrane uno nuovo`);
  return contatto;
}
