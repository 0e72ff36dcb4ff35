// SPDX-License-Identifier: AGPL-3.0-or-later
import { keepVersione, type EntityClass, type WorkUnit } from '@ambito/persistence';

/** The state of an aggregate, as an event tells it. */
interface Stato {
  readonly aggregato: { readonly id: string; readonly versione: number };
  readonly dati: object;
}

interface Fatto {
  ambitoId: string;
  id: string;
  versione: number;
}

/** The states that were new, and their Ambito. */
interface News<S extends Stato> {
  readonly ambitoId: string;
  readonly ids: readonly string[];
  readonly stati: readonly S[];
}

/**
 * Keeps facts as events tell them, each unless a later state of it is held.
 * @param factOf the columns that are kept of a state, besides its Ambito, its id and its version
 */
export async function keepFatti<F extends Fatto, S extends Stato>(
  unit: WorkUnit,
  entity: EntityClass & (abstract new () => F),
  stati: readonly S[],
  factOf: (dati: S['dati']) => Omit<F, keyof Fatto>,
): Promise<News<S>> {
  if (stati.length === 0) return { ambitoId: '', ids: [], stati: [] };
  const { ambitoId } = unit;
  if (ambitoId === null) throw new Error('A fact is of an Ambito');
  const rows = stati.map(({ aggregato: { id, versione }, dati }) => ({ ...factOf(dati), ambitoId, id, versione }) as F);
  const ids = (await keepVersione(unit, entity, rows)).map(({ id }) => id);
  const held = new Set(ids);
  return { ambitoId, ids, stati: stati.filter(({ aggregato }) => held.has(aggregato.id)) };
}
