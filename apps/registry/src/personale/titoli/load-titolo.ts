// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound } from '@ambito/errors';
import { columnsOf, type WriteUnit } from '@ambito/persistence';
import { TitoloEntity } from '../operatori/titolo.entity.ts';
import type { Titolo } from './titolo.ts';

/** Loads a title to change it. The caller has locked the operator. @throws NotFound */
export async function loadTitolo(unit: WriteUnit, operatoreId: string, id: string): Promise<Titolo> {
  const [titolo] = await unit.query<Titolo>(
    `SELECT ${columnsOf(TitoloEntity)} FROM titolo_di_servizio WHERE id = $1 AND operatore_id = $2`,
    [id, operatoreId],
  );
  if (titolo === undefined) throw new NotFound('Titolo di servizio non trovato');
  return titolo;
}
