// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { ArticoloPropostoEntity } from './proposta.entity.ts';
import { StatoProposta } from './proposta.ts';

/** The outcome of a closed proposal, in the words of an Italian message. */
const ESITI: Readonly<Record<Exclude<StatoProposta, StatoProposta.APERTA>, string>> = {
  [StatoProposta.APPROVATA]: 'è stata approvata',
  [StatoProposta.RESPINTA]: 'è stata respinta',
  [StatoProposta.RITIRATA]: 'è stata ritirata',
  [StatoProposta.SUPERATA]: 'è stata superata da una disposizione superiore',
};

/**
 * Loads an open proposal to vote on it or to close it. The caller has locked the Ambito.
 * @throws NotFound for a proposal of another Ambito, Conflict for another version, RuleViolation for a closed one
 */
export async function loadPropostaAperta(
  unit: WriteUnit,
  id: string,
  versione: number | 'any',
): Promise<{ titolo: string }> {
  const proposta = await loadForUpdate<{ titolo: string; stato: StatoProposta; versione: number }>(
    unit,
    { tipo: 'PropostaDiModifica', nome: 'La proposta', id },
    versione,
    'SELECT titolo, stato, versione FROM proposta_di_modifica WHERE id = $1 AND ambito_id = $2 FOR UPDATE',
    [id, unit.ambitoId],
  );
  if (proposta.stato !== StatoProposta.APERTA)
    throw new RuleViolation('art. 11 c. 2', `La votazione è chiusa: la proposta ${ESITI[proposta.stato]}`);
  return proposta;
}

/** Closes a proposal. Its articles may be proposed again from now on. */
export async function closeProposta(unit: WriteUnit, id: string, stato: StatoProposta): Promise<void> {
  await unit.query(
    'UPDATE proposta_di_modifica SET stato = $2, chiusa_il = $3, versione = versione + 1 WHERE id = $1',
    [id, stato, unit.adesso],
  );
  await unit.manager.update(ArticoloPropostoEntity, { propostaId: id }, { inVoto: false });
  unit.audit('PropostaDiModifica', id);
}
