// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Forbidden, Unauthenticated } from '@ambito/errors';
import { ANONIMO, limitiDi, type Attore, type Limite, type Ruolo, type RuoloAssegnato } from './attore.ts';

/** The header that names the Ambito to act in, for a caller with roles in several. */
export const HEADER_AMBITO = 'x-ambito';
/** The header that names the role to act in, for a caller with several; without it, each action takes its first that is held. */
export const HEADER_RUOLO = 'x-ruolo';

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
  /**
   * The limits of a role that it applies, as `sediDelRuolo` does: to the sede, for somebody who is at the desk of one. A role that is
   * limited to anything else is not admitted.
   */
  readonly applica?: readonly Limite[];
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
  const limitato =
    azione.ammessi !== 'pubblico' && heldIn(attore, ambitoId).some(({ ruolo }) => azione.ammessi.includes(ruolo));
  throw new Forbidden(
    `Il tuo ruolo${limitato ? ', limitato a una sede o a un ente,' : ''} non ammette: ${azione.descrizione}`,
    limitato ? 'limit' : 'role',
  );
}

/** Whether `authorise` admits the actor to an action. */
export function isAdmitted(attore: Attore, azione: Azione, ambitoId: string | null): boolean {
  return findAutorizzazione(attore, azione, ambitoId) !== undefined;
}

function findAutorizzazione(attore: Attore, azione: Azione, ambitoId: string | null): Autorizzazione | undefined {
  if (azione.ammessi === 'pubblico') return { ruolo: 'PUBBLICO', assegnazione: null };
  const tenuti = heldIn(attore, ambitoId)
    .filter((tenuto) => limitiDi(tenuto).every((limite) => azione.applica?.includes(limite)))
    // Somebody who holds a role without limits is not limited by the same role at a sede.
    .sort((one, other) => limitiDi(one).length - limitiDi(other).length);
  const assegnazione = azione.ammessi
    .map((ruolo) => tenuti.find((tenuto) => tenuto.ruolo === ruolo))
    .find((tenuto) => tenuto !== undefined);
  return assegnazione === undefined ? undefined : { ruolo: assegnazione.ruolo, assegnazione };
}

/** The roles that an actor holds in an Ambito, with those that are held outside any. */
const heldIn = (attore: Attore, ambitoId: string | null): readonly RuoloAssegnato[] =>
  attore.ruoli.filter(({ ambito }) => ambito === undefined || ambito === ambitoId);

/**
 * The sedi to which the role that admitted the actor is limited; the same role may be held at several.
 * @returns null when it is not limited to sedi
 */
export function sediDelRuolo(
  { ruoli }: Attore,
  { assegnazione }: { readonly assegnazione: RuoloAssegnato | null },
): readonly string[] | null {
  if (assegnazione?.sede === undefined) return null;
  const { ruolo, ambito } = assegnazione;
  return ruoli.flatMap((tenuto) =>
    tenuto.ruolo === ruolo && tenuto.ambito === ambito && tenuto.sede !== undefined ? [tenuto.sede] : [],
  );
}

/**
 * The actor with the role that the request names, and no other; with all of them, if it names none.
 * @throws Forbidden for a role that the actor does not hold in the Ambito
 */
export function chooseRuolo(attore: Attore, richiesto: string | undefined, ambitoId: string | null): Attore {
  if (richiesto === undefined || attore === ANONIMO) return attore;
  const ruoli = heldIn(attore, ambitoId).filter(({ ruolo }) => ruolo === richiesto);
  if (ruoli.length === 0)
    throw new Forbidden(`Non hai il ruolo indicato nell'intestazione ${HEADER_RUOLO}`, 'chosen_role');
  return { ...attore, ruoli };
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
    throw new Forbidden('Non hai ruoli in questo Ambito', 'ambito');
  }
  if (ambiti.length > 1) {
    throw new BadUserInput(
      [HEADER_AMBITO],
      `Hai ruoli in più Ambiti: indica in quale agire con l'intestazione ${HEADER_AMBITO}`,
    );
  }
  return ambiti[0] ?? null;
}
