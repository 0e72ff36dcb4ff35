// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GraphContext, ListSql } from '@ambito/subgraph';
import { soloDelComune } from '../../ambito/comuni/proprio-comune.ts';

/**
 * A list at the root of the graph of the rows of the sedi of an Ambito: of all of them, of one sede, or of the sede of one Comune; and
 * of those in one state. Its parameters are those of `delleSedi`.
 */
export const delleSediSql = (tabella: 'apertura_straordinaria' | 'ispezione'): Pick<ListSql, 'from' | 'filters'> => ({
  from: `${tabella} WHERE ambito_id = $2`,
  filters: [
    (sede) => `sede_id = ${sede}::uuid`,
    // Not IN: PostgreSQL would join and sort, where it now reads the rows in the order of their index.
    (comune) => `(SELECT codice_istat FROM sede WHERE sede.id = sede_id) = ${comune}::text`,
    (valore) => `stato = ${valore}::text`,
  ],
});

/** The parameters of `delleSediSql` for a reader. A COMUNE reads the rows of its own sede. */
export function delleSedi(
  { ambitoId, autorizzazione }: GraphContext,
  { sedeId, stato }: { sedeId: string | undefined; stato: string | undefined },
): unknown[] {
  return [ambitoId, sedeId, soloDelComune(autorizzazione), stato];
}
