// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';

/**
 * The last day of a title or incarico that is corrected: the given one, which null takes away, or the one that was written; null without any.
 * @throws BadUserInput for a last day of a record that is said to have none
 */
export function termineCorretto(
  { al, senzaTermine }: { readonly al?: string | null; readonly senzaTermine: boolean },
  prima: string | null,
): string | null {
  if (senzaTermine && typeof al === 'string')
    throw new BadUserInput(['input', 'al'], 'Ha un ultimo giorno oppure è senza termine');
  if (al === undefined) return senzaTermine ? null : prima;
  return al;
}
