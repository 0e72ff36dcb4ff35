// SPDX-License-Identifier: AGPL-3.0-or-later
import { tableOf } from './columns.ts';
import type { EntityClass } from './data-source.ts';

type Of<E> = EntityClass & (abstract new () => E);
type Property<E> = keyof E & string;

/** What is read of a row of a kind, by property. */
export interface Mostrati {
  readonly entity: EntityClass;
  /** What whoever may read the record reads. */
  readonly dati: readonly string[];
  /** What only those read who may read the content of a case. */
  readonly testi: readonly string[];
  /** When the record was written: read as the data, and another one with each correction. */
  readonly registrazione: readonly string[];
  readonly figli: readonly Figli[];
}

/** The rows below an annulled record, or below one of these, which are kept with it. */
export interface Figli extends Mostrati {
  /** The name of the list. */
  readonly nome: string;
  /** The property that names the record above. */
  readonly di: string;
  readonly ordine: string;
  /** Whether they are kept only with a record that goes: below one that stays, they stay too. */
  readonly soloSeTolto: boolean;
}

interface DeclarationFigli<F> {
  readonly nome: string;
  readonly di: Property<F>;
  readonly ordine: Property<F>;
  readonly dati?: readonly Property<F>[];
  readonly testi?: readonly Property<F>[];
  readonly soloSeTolto?: boolean;
  readonly figli?: readonly Figli[];
}

/** Declares rows below a record that can be annulled. */
export function defineFigli<F>(entity: Of<F>, declaration: DeclarationFigli<F>): Figli {
  const { dati = [], testi = [], soloSeTolto = false, figli = [], ...same } = declaration;
  return { ...same, entity, dati, testi, registrazione: [], soloSeTolto, figli };
}

interface Declaration<E> {
  /** Names the record under which the annulled ones are read. */
  readonly proprietario: Property<E>;
  readonly dati: readonly Property<E>[];
  readonly testi?: readonly Property<E>[];
  readonly registrazione?: readonly Property<E>[];
  readonly figli?: readonly Figli[];
}

/** A kind of records that can be annulled. Its table has the trigger `solo_annullato`; the CHECK of `annullamento` names it. */
export interface Annullabile<E> extends Mostrati {
  readonly entity: Of<E>;
  readonly proprietario: string;
}

const kinds = new Map<string, Annullabile<unknown>>();

/** Declares a kind. What the declaration does not name of a record is kept with it, and read by nobody. */
export function defineAnnullabile<E>(entity: Of<E>, declaration: Declaration<E>): Annullabile<E> {
  const { testi = [], registrazione = [], figli = [], ...same } = declaration;
  const kind = { ...same, entity, testi, registrazione, figli };
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
