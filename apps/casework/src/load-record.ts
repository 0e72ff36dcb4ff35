// SPDX-License-Identifier: AGPL-3.0-or-later
import { loadForUpdate, type UnitContext, type WriteUnit } from '@ambito/persistence';
import type { Condition, Places } from '@ambito/subgraph';

/** Records of one type, as commands find them. */
export interface RecordType {
  /** The type of the graph, by which the audit names its records. */
  readonly tipo: string;
  /** The record with its article, as in "La presa in carico". */
  readonly nome: string;
  /** What commands decide on, `versione` among it. */
  readonly columns: string;
  readonly from: string;
  /** The alias of the record's table in `from`. */
  readonly alias: string;
  /** The policy by which the record is read. Without one, each actor whom the command admits reads those of the Ambito. */
  readonly policy?: (chi: UnitContext, places: Places) => Condition;
}

/** The record that an input names, at the version that the caller read. */
export interface Named {
  readonly id: string;
  readonly versione: number;
}

/**
 * Locks a record of a person, to change it or what belongs to it. Each command that names such a record takes it here, so that
 * all refuse in one order:
 *
 * 1. the role, by the table of actions (`@Command`): FORBIDDEN;
 * 2. the record, by the policy by which it is read: NOT_FOUND, exactly as if there were none;
 * 3. the actor's relation to it (`admit`): FORBIDDEN;
 * 4. the version: CONFLICT;
 * 5. its state, which the command checks on what this function returns: RULE_VIOLATION.
 *
 * From the third on, a refusal tells something of the record, and the audit keeps it as a read.
 */
export function loadRecord<R extends { readonly versione: number }>(
  unit: WriteUnit,
  { tipo, nome, columns, from, alias, policy }: RecordType,
  { id, versione }: Named,
  admit?: (record: R) => unknown,
): Promise<R> {
  const { where, parameters } = policy?.(unit.context, { used: 2, ambito: '$1' }) ?? { where: 'true', parameters: [] };
  return loadForUpdate<R>(
    unit,
    nome,
    versione,
    `SELECT ${columns} FROM ${from} WHERE ${alias}.ambito_id = $1 AND ${alias}.id = $2 AND ${where} FOR UPDATE OF ${alias}`,
    [unit.ambitoId, id, ...parameters],
    async (record) => {
      unit.auditRead(tipo, id);
      await admit?.(record);
    },
  );
}
