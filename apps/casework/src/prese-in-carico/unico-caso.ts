// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { casiVisibili } from '../responsabilita/casi-visibili.ts';

/** @param dettagli the other case, for who may see it */
export const giaAperta = (dettagli?: { presaInCaricoId: string }): RuleViolation =>
  new RuleViolation('art. 2 c. 2', 'La persona ha già una presa in carico aperta', dettagli);

/**
 * Art. 2 c. 2: somebody answers for one case of a person. A case that the actor does not see is not looked for here: the database refuses,
 * and names none (`presa_in_carico_una_aperta`).
 * @throws RuleViolation with the other case of the person of a case
 */
export async function requireUnicoCaso(unit: WriteUnit, presaInCaricoId: string): Promise<void> {
  const { where, parameters } = casiVisibili(unit.context, 'p', 2);
  const [altro] = await unit.query<{ id: string }>(
    `SELECT p.id FROM presa_in_carico questo
     JOIN presa_in_carico p ON p.ambito_id = questo.ambito_id AND p.cartella_id = questo.cartella_id AND p.id <> questo.id
     WHERE questo.ambito_id = $1 AND questo.id = $2 AND caso_con_responsabile(p.stato) AND ${where}`,
    [unit.ambitoId, presaInCaricoId, ...parameters],
  );
  if (altro === undefined) return;
  unit.auditRead('PresaInCarico', altro.id);
  throw giaAperta({ presaInCaricoId: altro.id });
}
