// SPDX-License-Identifier: AGPL-3.0-or-later
import { attivita, percorsi } from './attivita.ts';
import { bisogni } from './bisogni.ts';
import { canali, motiviDimissione, richiedenti } from './codici.ts';
import { prestazioni } from './prestazioni.ts';
import type { Vocabolario } from './vocabolario.ts';

/**
 * The lists that grow by data, without a release (art. 2 c. 5 p, q; art. 11 c. 1). These are their first entries: the
 * registry keeps later ones, and a service uses these until an event brings the list of the registry. Lists whose codes
 * the programs distinguish (outcomes, states, areas) are not among them.
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

/** Letters and underscores. Without digits, a fiscal code can never pass for a code. */
export const FORMA_CODICE = /^[A-Z]+(_[A-Z]+)*$/;
/** As in `A2.07` or `A9.01.03`. */
export const FORMA_PRESTAZIONE = /^[A-Z]\d(\.\d{2}){1,2}$/;
export const LUNGHEZZA_CODICE = 40;

/** The form of a code of each list. Events carry the codes, and their contracts are strict. */
export function codiceBenFormato(vocabolario: NomeVocabolario, codice: string): boolean {
  return (
    codice.length <= LUNGHEZZA_CODICE && (vocabolario === 'PRESTAZIONI' ? FORMA_PRESTAZIONE : FORMA_CODICE).test(codice)
  );
}
