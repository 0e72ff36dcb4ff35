// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Dimensione } from './dimensioni.ts';

/**
 * An indicator, declared once: the catalogue, the figures, the reports and their documentation all use this declaration. A new
 * indicator is a new file, and its line in `catalogo.ts`.
 */
export interface Indicatore {
  readonly codice: string;
  readonly nome: string;
  /** The article of the Regolamento, such as `2.8`, or of the law. */
  readonly articolo: string;
  readonly unita: string;
  /** Whether a higher or a lower value is better. */
  readonly verso: 'PIU_E_MEGLIO' | 'MENO_E_MEGLIO' | 'NEUTRO';
  /** The date of a fact that decides its period. */
  readonly base: string;
  /** Which facts it counts and which it does not, if the name is not enough. */
  readonly nota?: string;
  /**
   * A SELECT of the facts of an Ambito ($1) in a period ($2 first day, $3 first day after), with a column for each dimension.
   * Run by a worker in the Ambito's own transaction.
   */
  readonly fonte: string;
  /** Aggregates over the source. The value is `scala` × numerator ÷ denominator, or the numerator alone. */
  readonly numeratore: string;
  readonly denominatore?: string;
  /** The number of distinct persons behind the figure; null if it is not about persons. */
  readonly persone: string | null;
  readonly scala?: number;
  /** For a share: aggregates that count the distinct persons in its numerator, and those outside it. */
  readonly quota?: { readonly dentro: string; readonly fuori: string };
  readonly dimensioni: readonly Dimensione[];
}
