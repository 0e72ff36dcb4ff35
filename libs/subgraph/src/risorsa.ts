// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione } from '@ambito/access';
import { NotFound } from '@ambito/errors';
import type { Request, Response } from 'express';
import type { GraphContext } from './context.ts';
import { isUuid } from './scalars.ts';

/**
 * A resource beside the graph, behind the same walls: an upload, a download, a calendar, an export. The
 * gateway serves it at `/risorse/<service><percorso>`.
 */
export interface Risorsa {
  readonly metodo: 'GET' | 'PUT' | 'POST';
  /** The path, in express's notation: `/sedi/:id/calendario.ics`. */
  readonly percorso: string;
  readonly azione: Azione;
  /** Italian, for the documentation: its content and its use. */
  readonly descrizione: string;
  /**
   * Answers the request. An error of the model becomes a status and the graph's error body, any other is masked, if no byte has
   * left yet. Under a personal action call `context.endReads()` before the first byte, or the connection is cut.
   * @param context bound to the action
   * @param request its body is the stream itself, not read
   */
  rispondi(context: GraphContext, request: Request, response: Response): Promise<void>;
}

/** The name of a resource in errors and in the role grid: `GET /sedi/:id/calendario.ics`. */
export function nomeRisorsa({ metodo, percorso }: Pick<Risorsa, 'metodo' | 'percorso'>): string {
  return `${metodo} ${percorso}`;
}

/** @throws Error naming each resource that is declared twice: the service then does not start */
export function checkRisorse(risorse: readonly Risorsa[]): void {
  const nomi = risorse.map(nomeRisorsa);
  const twice = nomi.filter((nome, indice) => nomi.indexOf(nome) !== indice);
  if (twice.length > 0)
    throw new Error(`Resources that are there twice, so the service does not start: ${twice.join(', ')}`);
}

/** An identifier in the path. @throws NotFound for a text that is not a UUID @returns it in lower case */
export function idNelPercorso(request: Request, nome = 'id'): string {
  const id = request.params[nome];
  if (!isUuid(id)) throw new NotFound('Non trovato');
  return id.toLowerCase();
}
