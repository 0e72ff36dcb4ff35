// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Forbidden, Unauthenticated } from '@ambito/errors';
import type { Attore, Ruolo, RuoloAssegnato } from './attore.ts';

/** Names the Ambito to act in, for whoever holds roles in several. */
export const HEADER_AMBITO = 'x-ambito';

/**
 * One thing that can be done or read. Whatever has no action is refused at start-up, so that nothing is open by omission.
 */
export interface Azione {
  /** As the audit names it: `contatto.leggi`, or the name of a command. One action of a service has it. */
  readonly nome: string;
  /** Italian, for the register of accesses and the documentation. */
  readonly descrizione: string;
  /** Where the Regolamento grounds it. */
  readonly articolo?: string;
  /**
   * Roles admitted, the one that sees and may most first: who holds several acts by the first of them. `pubblico` for whoever
   * asks, signed in or not.
   */
  readonly ammessi: 'pubblico' | readonly Ruolo[];
  /** True when it reads or writes data of persons: each record is then audited, and an Ambito is required. */
  readonly personale?: true;
}

/** An action that several fields share, such as reading a type: `defineAzione('contatto.leggi', { … })`. */
export function defineAzione(nome: string, azione: Omit<Azione, 'nome'>): Azione {
  return { nome, ...azione };
}

/** The outcome of an authorisation: the role by which the actor was admitted, recorded with every act. */
export interface Autorizzazione {
  readonly ruolo: Ruolo | 'PUBBLICO';
  readonly assegnazione: RuoloAssegnato | null;
}

/**
 * Admits the actor to an action, by a role held in the active Ambito (or not tied to an Ambito), or refuses.
 * @throws Unauthenticated when nobody is signed in and the action is not public
 * @throws Forbidden when no role in force admits it
 */
export function authorise(attore: Attore, azione: Azione, ambitoId: string | null): Autorizzazione {
  if (azione.ammessi === 'pubblico') return { ruolo: 'PUBBLICO', assegnazione: null };
  const tenuti = attore.ruoli.filter(({ ambito }) => ambito === undefined || ambito === ambitoId);
  const assegnazione = azione.ammessi
    .map((ruolo) => tenuti.find((tenuto) => tenuto.ruolo === ruolo))
    .find((tenuto) => tenuto !== undefined);
  if (assegnazione !== undefined) return { ruolo: assegnazione.ruolo, assegnazione };
  if (attore.sub === 'anonimo')
    throw new Unauthenticated(`Per questa operazione occorre accedere: ${azione.descrizione}`);
  throw new Forbidden(`Il tuo ruolo non ammette: ${azione.descrizione}`);
}

/**
 * The Ambito in which a request acts: the one asked for, among those of the actor's roles; with roles in one only, that.
 * @returns null for who has no role in any Ambito
 * @throws Forbidden for an Ambito in which the actor has no role
 * @throws BadUserInput when several are possible and none was named
 */
export function chooseAmbito(attore: Attore, richiesto: string | undefined): string | null {
  const ambiti = [...new Set(attore.ruoli.flatMap(({ ambito }) => (ambito === undefined ? [] : [ambito])))];
  if (richiesto !== undefined) {
    if (ambiti.includes(richiesto)) return richiesto;
    throw new Forbidden('Non hai ruoli in questo Ambito');
  }
  if (ambiti.length > 1) {
    throw new BadUserInput(
      [HEADER_AMBITO],
      `Hai ruoli in più Ambiti: indica in quale agire con l'intestazione ${HEADER_AMBITO}`,
    );
  }
  return ambiti[0] ?? null;
}
