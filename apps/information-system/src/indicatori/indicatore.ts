// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Dimensione } from './dimensioni.ts';

/**
 * An indicator, declared once: catalogue, figures, reports and their documentation are all made of this. Adding one is
 * adding a file, and its line in `catalogo.ts`.
 */
export interface Indicatore {
  readonly codice: string;
  readonly nome: string;
  /** Of the Regolamento, such as `2.8`, or of the law. */
  readonly articolo: string;
  readonly unita: string;
  /** Which way is better. */
  readonly verso: 'PIU_E_MEGLIO' | 'MENO_E_MEGLIO' | 'NEUTRO';
  /** On which date a fact falls into a period. */
  readonly base: string;
  /** What it counts and what not, where the name does not say it all. */
  readonly nota?: string;
  /**
   * A SELECT of the facts of an Ambito ($1) in a period ($2 first day, $3 first day after), with a column for each dimension.
   * Run by a worker in the Ambito's own transaction.
   */
  readonly fonte: string;
  /** Aggregates over the source. The value is `scala` × numerator ÷ denominator, or the numerator alone. */
  readonly numeratore: string;
  readonly denominatore?: string;
  /** How many distinct persons the figure rests on; null where it is not about persons. */
  readonly persone: string | null;
  readonly scala?: number;
  /** For a share: aggregates that count the distinct persons in its numerator, and those left out of it. */
  readonly quota?: { readonly dentro: string; readonly fuori: string };
  readonly dimensioni: readonly Dimensione[];
}
