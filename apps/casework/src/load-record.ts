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

/** The record that an input names. */
export interface Named {
  readonly id: string;
  /** The one that the caller read; `any` for a command that names none. */
  readonly versione: number | 'any';
}

/**
 * Locks a record of a person, to change it or what belongs to it: by `loadForUpdate`, with the policy by which the record is read in
 * its statement. Each command that names such a record takes it here.
 * @param admit throws for an actor whose relation to the record does not admit the command
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
    { tipo, nome, id },
    versione,
    `SELECT ${columns} FROM ${from} WHERE ${alias}.ambito_id = $1 AND ${alias}.id = $2 AND ${where} FOR UPDATE OF ${alias}`,
    [unit.ambitoId, id, ...parameters],
    admit,
  );
}
