// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione } from '@ambito/access';
import { NotFound } from '@ambito/errors';
import type { Request, Response } from 'express';
import type { GraphContext } from './context.ts';
import { isUuid } from './scalars.ts';

/**
 * Something that is not of the graph and stands behind the same walls: a file up or down, a calendar, an export. The
 * gateway serves it at `/risorse/<service><percorso>`.
 */
export interface Risorsa {
  readonly metodo: 'GET' | 'PUT' | 'POST';
  /** In express's notation, as in `/sedi/:id/calendario.ics`. */
  readonly percorso: string;
  readonly azione: Azione;
  /** Italian, for the documentation: what it answers, to whom it is useful. */
  readonly descrizione: string;
  /**
   * Answers. Errors of the model become a status and the graph's error body, any other is masked, as long as nothing has been
   * answered. Under a personal action `context.endReads()` comes before the first byte, or the connection is cut.
   * @param context bound to the action
   * @param request its body is the stream itself, not read
   */
  rispondi(context: GraphContext, request: Request, response: Response): Promise<void>;
}

/** `GET /sedi/:id/calendario.ics`: how a resource is named in errors and in the role grid. */
export function nomeRisorsa({ metodo, percorso }: Pick<Risorsa, 'metodo' | 'percorso'>): string {
  return `${metodo} ${percorso}`;
}

/** @throws Error naming each resource that is there twice: the service then does not start */
export function checkRisorse(risorse: readonly Risorsa[]): void {
  const nomi = risorse.map(nomeRisorsa);
  const twice = nomi.filter((nome, indice) => nomi.indexOf(nome) !== indice);
  if (twice.length > 0)
    throw new Error(`Resources that are there twice, so the service does not start: ${twice.join(', ')}`);
}

/** An identifier in the path. @throws NotFound for what cannot be one: it then names nothing @returns it in lower case */
export function idNelPercorso(request: Request, nome = 'id'): string {
  const id = request.params[nome];
  if (!isUuid(id)) throw new NotFound('Non trovato');
  return id.toLowerCase();
}
