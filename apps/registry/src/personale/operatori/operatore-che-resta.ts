// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GraphContext } from '@ambito/subgraph';
import { operatoreReference } from './operatore.reference.ts';

/**
 * Loads the operator that a record names, or the one who stays of those that are one person with it. The action of the field must be a
 * personal one: what was annulled is shown by a unit alone.
 */
export async function loadOperatoreCheResta(context: GraphContext, id: string): Promise<unknown> {
  const [operatore] = await context.loadMany<{ owner: string; id: string }>('operatoreCheResta', id, ({ query }, ids) =>
    query('SELECT id AS owner, operatore_che_resta(id) AS id FROM unnest($1::uuid[]) AS chi (id)', [ids]),
  );
  return operatore === undefined ? null : context.load(operatoreReference, 'id', operatore.id);
}
