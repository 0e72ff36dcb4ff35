// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { StatoProposta } from './proposta.ts';

/**
 * Takes a proposal that is open, to vote on it or to close it; the Ambito is locked already.
 * @throws NotFound for one that is not the Ambito's, RuleViolation for one that is closed
 */
export async function loadPropostaAperta(unit: WriteUnit, id: string): Promise<{ titolo: string; versione: number }> {
  const [proposta] = await unit.query<{ titolo: string; stato: StatoProposta; versione: number }>(
    'SELECT titolo, stato, versione FROM proposta_di_modifica WHERE id = $1 AND ambito_id = $2 FOR UPDATE',
    [id, unit.ambitoId],
  );
  if (proposta === undefined) throw new NotFound('Proposta non trovata');
  if (proposta.stato !== StatoProposta.APERTA)
    throw new RuleViolation('art. 11 c. 2', `La votazione è chiusa: la proposta è ${proposta.stato}`);
  return proposta;
}

/** Its articles may be proposed again from here on. */
export async function closeProposta(unit: WriteUnit, id: string, stato: StatoProposta): Promise<void> {
  await unit.query(
    'UPDATE proposta_di_modifica SET stato = $2, chiusa_il = $3, versione = versione + 1 WHERE id = $1',
    [id, stato, unit.adesso],
  );
  await unit.query('UPDATE articolo_proposto SET in_voto = false WHERE proposta_id = $1', [id]);
  unit.audit('PropostaDiModifica', id);
}
