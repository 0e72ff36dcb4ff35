// SPDX-License-Identifier: AGPL-3.0-or-later
import { paginate, type GraphContext, type Pagina, type PaginaArgs, type Reference } from '@ambito/subgraph';
import { soloDelComune } from './sede-di-chi.ts';

/** What happens at a sede on a day: its table, the column of the day, how one is loaded. */
interface PerGiorno {
  readonly tabella: string;
  readonly giorno: string;
  readonly reference: Reference;
}

/** Those of the sedi of the Ambito, or of one of them, from the furthest day back; for a COMUNE of its own sede. */
export function paginaPerGiorno(
  context: GraphContext,
  { tabella, giorno, reference }: PerGiorno,
  sedeId: string | undefined,
  pagina: PaginaArgs,
): Promise<Pagina<object>> {
  return paginate<{ giorno: string; id: string }, object>(
    pagina,
    ['giorno', 'id'],
    (after, limit) =>
      context.lettura.query(
        `SELECT ${giorno} AS giorno, id FROM ${tabella}
         WHERE ambito_id = $1 AND ($2::uuid IS NULL OR sede_id = $2)
           AND ($3::text IS NULL OR sede_id IN (SELECT id FROM sede WHERE codice_istat = $3))
           AND ($4::date IS NULL OR (${giorno}, id) < ($4, $5::uuid))
         ORDER BY ${giorno} DESC, id DESC LIMIT $6`,
        [context.ambitoId, sedeId ?? null, soloDelComune(context.autorizzazione), ...(after ?? [null, null]), limit],
      ),
    ({ id }) => context.load(reference, 'id', id),
  );
}
