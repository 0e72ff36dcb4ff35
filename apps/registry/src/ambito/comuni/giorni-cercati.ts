// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';

/** Requires that the days from which and until which a list is asked for are a period. @throws BadUserInput */
export function requireGiorniCercati(dal: string | undefined, al: string | undefined): void {
  if (dal !== undefined && al !== undefined && al < dal)
    throw new BadUserInput(['al'], 'Il periodo finisce prima di cominciare: indica un ultimo giorno dal primo in poi');
}
