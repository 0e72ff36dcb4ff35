// SPDX-License-Identifier: AGPL-3.0-or-later
import { signLink, verifyLink, type SignedLink } from '@ambito/access';
import type { ProofKey } from '@ambito/config';
import { NotFound } from '@ambito/errors';
import type { GraphContext } from '@ambito/subgraph';
import type { Collegamento } from './allegato.ts';

/** How long an address works. To choose and send a file takes time; a page begins a download at once. */
const DURATA_S = { PUT: 15 * 60, GET: 5 * 60 };

type Metodo = keyof typeof DURATA_S;

/** The address at which the actor uploads or downloads the content of an attachment. It works for no other actor. */
export function collegamento(
  chiavi: readonly ProofKey[],
  metodo: Metodo,
  id: string,
  context: Pick<GraphContext, 'attore' | 'ambitoId' | 'adesso'>,
): Collegamento {
  const expires = Math.floor(context.adesso.getTime() / 1000) + DURATA_S[metodo];
  const firma = signLink(chiavi, linkDi(metodo, id, context, expires));
  return {
    url: `/risorse/registry${percorsoDi(id)}?ambito=${context.ambitoId ?? ''}&${firma}`,
    scadeIl: new Date(expires * 1000),
  };
}

/** @throws NotFound for an address that has expired, or belongs to another actor, attachment or method */
export function verifyCollegamento(
  chiavi: readonly ProofKey[],
  metodo: Metodo,
  id: string,
  context: Pick<GraphContext, 'attore' | 'ambitoId' | 'adesso'>,
  { scade, firma }: Readonly<Record<string, unknown>>,
): void {
  if (!verifyLink(chiavi, linkDi(metodo, id, context, Number(scade)), String(firma), context.adesso))
    throw new NotFound("L'indirizzo è scaduto o non è tuo: chiedine un altro");
}

function linkDi(
  method: Metodo,
  id: string,
  { attore, ambitoId }: Pick<GraphContext, 'attore' | 'ambitoId'>,
  expires: number,
): SignedLink {
  return { method, path: percorsoDi(id), sub: attore.sub, ambitoId: ambitoId ?? '', expires };
}

function percorsoDi(id: string): string {
  return `/allegati/${id}/contenuto`;
}
