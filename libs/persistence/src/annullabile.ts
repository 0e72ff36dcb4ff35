// SPDX-License-Identifier: AGPL-3.0-or-later
import { tableOf } from './columns.ts';
import type { EntityClass } from './data-source.ts';

type Of<E> = EntityClass & (abstract new () => E);
type Property<E> = keyof E & string;

/** The rows below an annulled record, which are kept with it. */
interface Figli<F> {
  /** The name of the list. */
  readonly nome: string;
  readonly entity: Of<F>;
  /** Names the record above. */
  readonly di: Property<F>;
  readonly ordine: Property<F>;
  /** What whoever may read the record reads of each row. */
  readonly dati: readonly Property<F>[];
}

interface Declaration<E, F> {
  /** Names the record under which the annulled ones are read. */
  readonly proprietario: Property<E>;
  /** What whoever may read the record reads. */
  readonly dati: readonly Property<E>[];
  /** What only those read who may read the content of a case. */
  readonly testi?: readonly Property<E>[];
  /** When the record was written: read as the data, and another one with each correction. */
  readonly registrazione?: readonly Property<E>[];
  readonly figli?: Figli<F>;
}

/** A kind of records that can be annulled. Its table has the trigger `solo_annullato`; the CHECK of `annullamento` names it. */
export interface Annullabile<E> {
  readonly entity: Of<E>;
  readonly proprietario: string;
  readonly dati: readonly string[];
  readonly testi: readonly string[];
  readonly registrazione: readonly string[];
  readonly figli?: Figli<unknown> | undefined;
}

const kinds = new Map<string, Annullabile<unknown>>();

/** Declares a kind. What the declaration does not name of a record is kept with it, and read by nobody. */
export function defineAnnullabile<E, F = unknown>(entity: Of<E>, declaration: Declaration<E, F>): Annullabile<E> {
  const { testi = [], registrazione = [], figli } = declaration;
  const kind = { ...declaration, entity, testi, registrazione, figli: figli as Figli<unknown> | undefined };
  kinds.set(tableOf(entity).table.toUpperCase(), kind);
  return kind;
}

/** The kinds of the service, each by the name of its table in capitals. */
export const annullabili = (): ReadonlyMap<string, Annullabile<unknown>> => kinds;

/** The column of a property. */
export function columnOf(entity: EntityClass, property: string): string {
  const column = tableOf(entity).columns.find((one) => one.property === property);
  if (column === undefined) throw new Error(`${entity.name} has no column ${property}`);
  return column.name;
}
