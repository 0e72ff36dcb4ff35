// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Forbidden, Unauthenticated } from '@ambito/errors';
import type { Attore, Ruolo, RuoloAssegnato } from './attore.ts';

/** The header that names the Ambito to act in, for a caller with roles in several. */
export const HEADER_AMBITO = 'x-ambito';

/**
 * One thing that can be done or read. A service with a field that has no action does not start: nothing is open by omission.
 */
export interface Azione {
  /** The name of the action in the audit: `contatto.leggi`, or the name of a command. It is unique in a service. */
  readonly nome: string;
  /** Italian, for the register of accesses and for refusals: "Il tuo ruolo non ammette: leggere i contatti". */
  readonly descrizione: string;
  /** The article of the Regolamento that it follows. */
  readonly articolo?: string;
  /**
   * The roles admitted, beginning with the one that may do most: a caller with several acts by the first. `pubblico` admits
   * everybody, signed in or not.
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
 * @throws Forbidden when none of the actor's roles in force is admitted
 */
export function authorise(attore: Attore, azione: Azione, ambitoId: string | null): Autorizzazione {
  const autorizzazione = findAutorizzazione(attore, azione, ambitoId);
  if (autorizzazione !== undefined) return autorizzazione;
  if (attore.sub === 'anonimo')
    throw new Unauthenticated(`Per questa operazione occorre accedere: ${azione.descrizione}`);
  throw new Forbidden(`Il tuo ruolo non ammette: ${azione.descrizione}`);
}

/** Whether `authorise` admits the actor to an action. */
export function isAdmitted(attore: Attore, azione: Azione, ambitoId: string | null): boolean {
  return findAutorizzazione(attore, azione, ambitoId) !== undefined;
}

function findAutorizzazione(attore: Attore, azione: Azione, ambitoId: string | null): Autorizzazione | undefined {
  if (azione.ammessi === 'pubblico') return { ruolo: 'PUBBLICO', assegnazione: null };
  const tenuti = attore.ruoli.filter(({ ambito }) => ambito === undefined || ambito === ambitoId);
  const assegnazione = azione.ammessi
    .map((ruolo) => tenuti.find((tenuto) => tenuto.ruolo === ruolo))
    .find((tenuto) => tenuto !== undefined);
  return assegnazione === undefined ? undefined : { ruolo: assegnazione.ruolo, assegnazione };
}

/**
 * The Ambito in which a request acts: the one that it names, if the actor has a role there; the only one, if it names none.
 * @returns null for an actor without a role in any Ambito
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
