// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';

/**
 * One kind of item on the coordinator's desk. The folder of its subject declares it in `x.scrivania.ts`, and the part of that
 * folder registers it. The desk knows an item only by its source.
 */
export interface FonteScrivania {
  /** Code of the kind, such as `ACCORDO_IN_SCADENZA`; one source each. */
  readonly tipo: string;
  /** The name of the kind, in Italian: the heading of its items. */
  readonly titolo: string;
  /** Of the Regolamento, such as `art. 7 c. 1`. */
  readonly articolo: string;
  /** The type in the graph of what an item points at. */
  readonly oggetto: string;
  /** True when its items tell what only the coordinator and the person concerned read: the audit keeps whose were shown. */
  readonly riservata?: true;
  /** Days before its date from which an item is on the desk; afterwards it stays until somebody deals with it. */
  readonly preavviso: number;
  /**
   * A SELECT of the items of an Ambito ($1 uuid) on a day ($2 date), whatever their date: `id` (of the item, unique in the
   * kind), `scadenza` (the day by which to act), `titolo` (Italian, for people) and `riferimento` (key of the `oggetto`).
   */
  readonly sql: string;
}

/** The part of a folder whose records may await the coordinator. */
export interface PartWithFonti extends SubgraphPart {
  readonly fonti: readonly FonteScrivania[];
}

/** The sources of all folders. */
export function fontiOf(parts: readonly SubgraphPart[]): FonteScrivania[] {
  return parts.flatMap((part) => ('fonti' in part ? (part as PartWithFonti).fonti : []));
}
