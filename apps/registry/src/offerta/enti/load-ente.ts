// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione } from '@ambito/access';
import { Conflict, NotFound, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import type { Ente } from './ente.ts';

/** Whether an ente, with its last day, has not ceased by a day: what it was stays as it was. */
function attivo(al: string | null, oggi: string): boolean {
  return al === null || al >= oggi;
}

/** An ente as it is read. */
export type EnteRow = Ente & { readonly ambitoId: string };

/** Whether whoever reads is admitted to an action that changes an ente, of the own Ambito, and it may still be changed. */
export function puoCurare(azione: Azione, { ambitoId, al }: EnteRow, context: GraphContext): boolean {
  return ambitoId === context.ambitoId && attivo(al, giornoRoma(context.adesso)) && context.ammette(azione);
}

/**
 * Takes an ente of the own Ambito, at the version that was read, to change it or what belongs to it.
 * @throws NotFound, Conflict for another version, RuleViolation for one that has ceased
 */
export async function loadEnte(
  unit: WriteUnit,
  id: string,
  versione: number,
): Promise<{ dal: string; al: string | null }> {
  const [ente] = await unit.query<{ versione: number; dal: string; al: string | null }>(
    `SELECT versione, lower(periodo) AS dal, upper(periodo) - 1 AS al FROM ente WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [id, unit.ambitoId],
  );
  if (ente === undefined) throw new NotFound('Ente non trovato');
  if (ente.versione !== versione) throw new Conflict("L'ente è stato modificato nel frattempo", ente.versione);
  if (!attivo(ente.al, giornoRoma(unit.adesso)))
    throw new RuleViolation('art. 2 c. 5 f', "L'ente è cessato: resta com'era");
  return ente;
}
