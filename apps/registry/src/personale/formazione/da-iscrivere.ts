// SPDX-License-Identifier: AGPL-3.0-or-later
import { conditionsOf } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import type { AttivitaFormativa } from './attivita-formativa.ts';
import { loadPartecipazioni } from './load-partecipazioni.ts';

/**
 * Whether an event has a place for somebody who is not enrolled yet: for anybody of its Ambito, or for the operator of one account. Batched.
 * @param account the only one who may be enrolled; null for anybody
 */
export async function restaDaIscrivere(
  { id, posti }: Pick<AttivitaFormativa, 'id' | 'posti'>,
  context: GraphContext,
  account: string | null,
): Promise<boolean> {
  const iscritti = (await loadPartecipazioni(context, id)).length;
  if (posti !== null && iscritti >= posti) return false;
  const { conditions, parameters } = conditionsOf(1, [[(place) => `o.account = ${place}`, account]]);
  const aperte = await context.loadMany<{ owner: string }>('AttivitaFormativa.daIscrivere', id, ({ query }, ids) =>
    query(daIscrivere(conditions), [ids, ...parameters]),
  );
  return aperte.length > 0;
}

/** The events, of some ($1), in which somebody may still be enrolled: an operator `o` of whom the conditions hold. */
const daIscrivere = (conditions: readonly string[]): string => `
  SELECT a.id AS owner FROM attivita_formativa AS a WHERE a.id = ANY ($1::uuid[]) AND EXISTS (
    SELECT FROM operatore AS o WHERE ${['o.ambito_id = a.ambito_id', 'aperta_alla_qualifica(a.aperta_a, o.qualifica, o.natura)', ...conditions].join(' AND ')}
      AND NOT EXISTS (SELECT FROM partecipazione AS p WHERE p.attivita_id = a.id AND p.operatore_id = o.id))`;
