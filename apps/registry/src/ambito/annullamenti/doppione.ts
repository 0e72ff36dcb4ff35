// SPDX-License-Identifier: AGPL-3.0-or-later
import { annulla, type Annullabile, rettifica, type RowOf, type WriteUnit } from '@ambito/persistence';

/** Two operators who are one person, or two enti that are one. */
export interface Doppione {
  /** The id of the one that is annulled. */
  readonly da: string;
  /** The id of the one that stays. */
  readonly a: string;
  readonly motivo: string;
}

/** A record of the double, and the equal one that the other has already. */
export interface Riga {
  readonly id: string;
  readonly uguale: string | null;
}

/** The records of the double ($1), each once, with the equal one of the other ($2). */
export function readDi<R extends Riga>(unit: WriteUnit, { da, a }: Doppione, sql: string): Promise<R[]> {
  return unit.query<R>(`SELECT DISTINCT ON (id) * FROM (${sql}) AS righe ORDER BY id, uguale`, [da, a]);
}

/**
 * Passes a record of the double to the other: it is annulled, and an equal one is written for the other, unless that one has it already.
 * @param dati who has it now, and what changes with that
 * @returns the id of the record that the other now has
 */
export async function move<E extends object>(
  unit: WriteUnit,
  tipo: Annullabile<E>,
  { a, motivo }: Doppione,
  { id, uguale }: Riga,
  dati: RowOf<E>,
): Promise<string> {
  const errore = { motivo, proprietarioId: a };
  if (uguale === null) return rettifica(unit, tipo, id, dati, errore);
  await annulla(unit, tipo, id, { ...errore, sostituitoDa: uguale });
  return uguale;
}
