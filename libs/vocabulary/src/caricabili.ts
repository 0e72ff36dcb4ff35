// SPDX-License-Identifier: AGPL-3.0-or-later
import { attivita, percorsi } from './attivita.ts';
import { bisogni } from './bisogni.ts';
import { canali, motiviDimissione, richiedenti } from './codici.ts';
import { prestazioni } from './prestazioni.ts';
import type { Vocabolario } from './vocabolario.ts';

/**
 * The lists that grow by data, without a release (art. 2 c. 5 p, q; art. 11 c. 1). Here is what they begin with: the
 * registry keeps what has been loaded since, and a service that has heard nothing of it yet goes by these. Lists whose codes
 * the programs tell apart (outcomes, states, areas) are not among them.
 */
export const VOCABOLARI = {
  BISOGNI: bisogni,
  PRESTAZIONI: prestazioni,
  PERCORSI: percorsi,
  ATTIVITA: attivita,
  MOTIVI_DIMISSIONE: motiviDimissione,
  CANALI: canali,
  RICHIEDENTI: richiedenti,
} as const satisfies Record<string, Vocabolario>;

export type NomeVocabolario = keyof typeof VOCABOLARI;
export const NOMI_VOCABOLARI = Object.keys(VOCABOLARI) as readonly NomeVocabolario[];

/** Letters and underscores. No digits: a fiscal code is none, wherever codes travel. */
export const FORMA_CODICE = /^[A-Z]+(_[A-Z]+)*$/;
/** As in `A2.07` or `A9.01.03`. */
export const FORMA_PRESTAZIONE = /^[A-Z]\d(\.\d{2}){1,2}$/;
export const LUNGHEZZA_CODICE = 40;

/** What a code of a list must look like to be loaded: events carry it, and their contracts are strict. */
export function codiceBenFormato(vocabolario: NomeVocabolario, codice: string): boolean {
  return (
    codice.length <= LUNGHEZZA_CODICE && (vocabolario === 'PRESTAZIONI' ? FORMA_PRESTAZIONE : FORMA_CODICE).test(codice)
  );
}
