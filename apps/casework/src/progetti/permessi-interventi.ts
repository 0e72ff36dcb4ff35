// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GraphContext } from '@ambito/subgraph';
import { agisce } from '../prese-in-carico/chi-puo-agire.ts';
import type { ProgettoRow } from './progetto.ts';
import { inCorso } from './stati.ts';

/**
 * Whether the reader may act today on some intervento of an active project. Batched.
 * @param conclusi whether on one that was ended before its planned last day, or on one that goes on as planned
 */
export async function agisceSuInterventi(
  { id, stato, presaInCaricoId }: ProgettoRow,
  { conclusi }: { conclusi: boolean },
  context: GraphContext,
): Promise<boolean> {
  if (!inCorso(stato)) return false;
  const interventi = await context.loadMany<{ owner: string; concluso: boolean }>(
    'Progetto.interventiConclusi',
    id,
    ({ query, ambitoId }, ids) =>
      query(
        `SELECT DISTINCT progetto_id AS owner, concluso_al IS NOT NULL AS concluso FROM intervento
         WHERE ambito_id = $1 AND progetto_id = ANY ($2::uuid[])`,
        [ambitoId, ids],
      ),
  );
  return interventi.some(({ concluso }) => concluso === conclusi) && agisce(presaInCaricoId, context);
}
