// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import type { DatabaseRules } from './database-rules.ts';

/** The words of what the table of annulled records refuses, and of the triggers that let a row go only there. */
export const ANNULLAMENTI_RULES: DatabaseRules = {
  annullamento_una_volta: () => new Conflict('È già stato annullato: rileggi'),
  annullamento_segue: () =>
    new RuleViolation(
      'art. 7 c. 1',
      'Ciò che è annullato resta dove si legge: passa altrove solo con ciò di cui era, quando si annulla anche quello',
    ),
  solo_annullato: () =>
    new RuleViolation('art. 7 c. 1', 'Ciò che è registrato non si cancella: se è sbagliato si annulla, dicendo perché'),
};
