// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GraphContext } from '@ambito/subgraph';
import { soloDelComune } from '../../ambito/comuni/proprio-comune.ts';

/**
 * The rows of a table that are of the sedi of an Ambito ($2), of one sede where it is given ($3), and of the sede of one Comune
 * where it is given ($4): the FROM and WHERE of a list at the root of the graph.
 */
export const delleSediSql = (tabella: string): string => `${tabella}
  WHERE ambito_id = $2 AND ($3::uuid IS NULL OR sede_id = $3)
    AND ($4::text IS NULL OR sede_id IN (SELECT id FROM sede WHERE codice_istat = $4))`;

/** The parameters of `delleSediSql` for whoever reads: a COMUNE reads what is of its own sede. */
export function delleSedi({ ambitoId, autorizzazione }: GraphContext, sedeId: string | undefined): unknown[] {
  return [ambitoId, sedeId ?? null, soloDelComune(autorizzazione)];
}
