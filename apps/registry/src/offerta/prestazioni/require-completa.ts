// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { mancanze, type Contenuto } from './mancanze.ts';

/**
 * @throws RuleViolation with the fields that an entry lacks to be published; the constraint `prestazione_completa` has the same
 * rule
 */
export function requireCompleta(contenuto: Contenuto): void {
  const mancanti = mancanze(contenuto);
  if (mancanti.length === 0) return;
  throw new RuleViolation(
    'art. 2 c. 6',
    `Una voce pubblicata è completa. ${mancanti.length === 1 ? 'Manca' : 'Mancano'}: ${mancanti.map(({ messaggio }) => messaggio).join('; ')}`,
    { mancanze: mancanti },
  );
}
