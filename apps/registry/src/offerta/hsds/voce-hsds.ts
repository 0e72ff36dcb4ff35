// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PrestazioneInput } from '../prestazioni/prestazione-input.ts';

/**
 * The part of an entry that an export writes and an import reads: its content, and the first and last day of its verification.
 */
export interface VoceHsds {
  readonly id: string;
  readonly verificatoIl: string;
  readonly verificaScadeIl: string;
  readonly contenuto: PrestazioneInput;
}

/** The data of other records that an export adds to an entry. An import ignores them. */
export interface Contorno {
  readonly titolare: {
    readonly id: string;
    readonly denominazione: string;
    readonly descrizione: string | null;
    readonly email: string | null;
    readonly sito: string | null;
  };
  readonly sedi: readonly {
    readonly id: string;
    readonly denominazione: string;
    readonly indirizzo: string;
    readonly comeArrivare: string | null;
    readonly comune: string;
    readonly provincia: string;
  }[];
  /** The name of the national code. */
  readonly nomeSiuss: string | null;
  /** Names of areas of users, by code. */
  readonly nomiAree: Readonly<Record<string, string>>;
  /** Names of Comuni, by code. */
  readonly comuni: Readonly<Record<string, string>>;
}
