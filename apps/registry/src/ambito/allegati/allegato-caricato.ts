// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import type { Reader, UnitContext } from '@ambito/persistence';
import type { TipoAllegato } from './allegato.ts';
import { allegatiVisibili } from './allegato.reference.ts';

/** The content of an attachment: its place in the store, its name, type, size and digest. */
export interface AllegatoCaricato {
  readonly chiave: string;
  readonly nome: string;
  readonly tipo: TipoAllegato;
  readonly dimensione: number;
  readonly impronta: string;
}

/**
 * Loads an attachment that the input names. It has been uploaded, and the actor may see it.
 * @param dove the path of the argument that names it
 * @throws BadUserInput otherwise
 */
export async function allegatoCaricato(
  { query }: Reader,
  { ambitoId, autorizzazione }: Pick<UnitContext, 'ambitoId' | 'autorizzazione'>,
  id: string,
  dove: readonly string[],
): Promise<AllegatoCaricato> {
  const { where, parameters } = allegatiVisibili({ autorizzazione }, { used: 2, ambito: '$2' });
  const [allegato] = await query<AllegatoCaricato>(
    `SELECT chiave, nome, tipo, dimensione, impronta FROM allegato WHERE id = $1 AND ${where} AND stato = 'CARICATO'`,
    [id, ambitoId, ...parameters],
  );
  if (allegato === undefined)
    throw new BadUserInput(dove, "L'allegato non c'è, o il suo contenuto non è ancora arrivato");
  return allegato;
}
