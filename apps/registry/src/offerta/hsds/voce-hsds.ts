// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PrestazioneInput } from '../prestazioni/prestazione-input.ts';

/** What an export writes of an entry and an import reads: its content, and from when to when its verification holds. */
export interface VoceHsds {
  readonly id: string;
  readonly verificatoIl: string;
  readonly verificaScadeIl: string;
  readonly contenuto: PrestazioneInput;
}

/** What an export says of the records that an entry names; an import ignores it. */
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
  /** Of the national code. */
  readonly nomeSiuss: string | null;
  /** Names of Comuni, by code. */
  readonly comuni: Readonly<Record<string, string>>;
}
