// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PrestazioneInput } from '../prestazioni/prestazione-input.ts';

/** What an export tells of an entry and an import reads: what a person writes, and who vouched for it until when. */
export interface VoceHsds {
  readonly id: string;
  readonly verificatoIl: string;
  readonly verificaScadeIl: string;
  readonly contenuto: PrestazioneInput;
}

/** What an export says of what an entry names; an import has its own. */
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
