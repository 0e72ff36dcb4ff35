// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { contratti, type Evento, type EventoDi, type TipoEvento } from './contratti.ts';
import { uuidv7 } from './uuidv7.ts';

/**
 * Makes the event that a producer writes to its outbox: the state of an aggregate, with a new id, in the current version of its contract.
 * `dati` come from rows of the database and their type says little: the contract is checked here, at run time.
 * @throws ZodError when they do not fit the contract: an operation that would reveal too much does not commit
 */
export function newEvent<T extends TipoEvento>(evento: {
  readonly tipo: T;
  readonly ambitoId: EventoDi<T>['ambitoId'];
  readonly aggregato: EventoDi<T>['aggregato'];
  /** Instant in UTC. */
  readonly avvenutoIl: string;
  readonly dati: object;
}): EventoDi<T> {
  return contratti[evento.tipo][1].parse({ ...evento, id: uuidv7(), versioneSchema: 1 }) as EventoDi<T>;
}

/** Why an event is not taken. It goes to the dead letters, where an operator sees it and may replay it. */
export interface EventoRifiutato {
  readonly ok: false;
  readonly codice: 'NON_UN_EVENTO' | 'TIPO_IGNOTO' | 'VERSIONE_IGNOTA' | 'FUORI_CONTRATTO';
  /** For operators; names fields, never their values. */
  readonly motivo: string;
}

export type EventoLetto = { readonly ok: true; readonly evento: Evento } | EventoRifiutato;

const intestazione = z.looseObject({ tipo: z.string(), versioneSchema: z.int() });

/** Parses a message for a consumer. Never throws. */
export function parseEvent(json: unknown): EventoLetto {
  const letta = intestazione.safeParse(json);
  if (!letta.success) return rifiutato('NON_UN_EVENTO', `not an event: ${z.prettifyError(letta.error)}`);
  const { tipo, versioneSchema } = letta.data;
  if (!tipoNoto(tipo)) return rifiutato('TIPO_IGNOTO', 'unknown type of event');
  const versioni: Readonly<Record<number, z.ZodType<Evento>>> = contratti[tipo];
  const contratto = Object.hasOwn(versioni, versioneSchema) ? versioni[versioneSchema] : undefined;
  if (contratto === undefined) return rifiutato('VERSIONE_IGNOTA', `unknown version ${versioneSchema} of ${tipo}`);
  const evento = contratto.safeParse(json);
  if (!evento.success) {
    return rifiutato('FUORI_CONTRATTO', `${tipo} not of its contract: ${z.prettifyError(evento.error)}`);
  }
  return { ok: true, evento: evento.data };
}

function tipoNoto(tipo: string): tipo is TipoEvento {
  return Object.hasOwn(contratti, tipo);
}

function rifiutato(codice: EventoRifiutato['codice'], motivo: string): EventoRifiutato {
  return { ok: false, codice, motivo };
}
