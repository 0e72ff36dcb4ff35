// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { columnsOf, type WriteUnit } from '@ambito/persistence';
import { loadRecord, type RecordType } from '../load-record.ts';
import { contattiVisibili } from './contatti-visibili.ts';
import { ContattoEntity } from './contatto.entity.ts';

const CONTATTO: RecordType = {
  tipo: 'Contatto',
  nome: 'Il contatto',
  columns: columnsOf(ContattoEntity, 'contatto'),
  from: 'contatto',
  alias: 'contatto',
  policy: contattiVisibili,
};

/** The contatto that an input names. */
interface ContattoIndicato {
  readonly contattoId: string;
  /** The one that the caller read; `any` for an input that names none. */
  readonly versione: number | 'any';
}

/** Locks a contatto, at the version that the input names, to change it. @throws NotFound, Conflict for another version */
export function loadContatto(unit: WriteUnit, { contattoId, versione }: ContattoIndicato): Promise<ContattoEntity> {
  return loadRecord<ContattoEntity>(unit, CONTATTO, { id: contattoId, versione });
}

/**
 * Locks a contatto that has no outcome yet, at the version that was read, to change it.
 * @throws NotFound, Conflict for another version, RuleViolation when it has an outcome
 */
export async function loadContattoAperto(unit: WriteUnit, indicato: ContattoIndicato): Promise<ContattoEntity> {
  const contatto = await loadContatto(unit, indicato);
  if (contatto.esito !== null)
    throw new RuleViolation('art. 2 c. 8', 'Il contatto è già concluso: registrane uno nuovo');
  return contatto;
}

export const contattoAnonimo = (): RuleViolation =>
  new RuleViolation('art. 2 c. 2', 'La presa in carico è di una persona: il contatto è anonimo');
