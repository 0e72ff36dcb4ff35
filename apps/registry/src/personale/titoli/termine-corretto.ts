// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';

/**
 * The last day of a title or incarico that is corrected: the given one, or the one that was written; null without any.
 * @throws BadUserInput for a last day of a record that is said to have none
 */
export function termineCorretto(
  { al, senzaTermine }: { readonly al?: string; readonly senzaTermine: boolean },
  prima: string | null,
): string | null {
  if (senzaTermine && al !== undefined)
    throw new BadUserInput(['input', 'al'], 'Ha un ultimo giorno oppure è senza termine');
  return senzaTermine ? null : (al ?? prima);
}
