// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GraphContext } from '@ambito/subgraph';
import { soloDelComune } from '../../ambito/comuni/proprio-comune.ts';

/**
 * The FROM and WHERE of a list at the root of the graph: the rows of the sedi of an Ambito ($2). If $3 is given, only of that
 * sede; if $4 is given, only of the sede of that Comune.
 */
export const delleSediSql = (tabella: string): string => `${tabella}
  WHERE ambito_id = $2 AND ($3::uuid IS NULL OR sede_id = $3)
    AND ($4::text IS NULL OR sede_id IN (SELECT id FROM sede WHERE codice_istat = $4))`;

/** The parameters of `delleSediSql` for a reader. A COMUNE reads the rows of its own sede. */
export function delleSedi({ ambitoId, autorizzazione }: GraphContext, sedeId: string | undefined): unknown[] {
  return [ambitoId, sedeId ?? null, soloDelComune(autorizzazione)];
}
