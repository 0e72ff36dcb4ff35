// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';

/**
 * Art. 7: an account is what tells the coordinator in office from others with the same role. That of an operator who is
 * nominated, for today or for later, is changed by nobody but its holder; without it, the body that nominated ends the
 * nomination first. The operator is locked already, and whoever nominates waits for it.
 * @throws RuleViolation
 */
export async function requireAccountLibero(unit: WriteUnit, operatoreId: string, account: string): Promise<void> {
  const [nominato] = await unit.query<{ account: string | null }>(
    `SELECT account FROM operatore AS o WHERE id = $1 AND account IS DISTINCT FROM $2
       AND EXISTS (SELECT FROM nomina_coordinatore AS n WHERE n.operatore_id = o.id AND n.periodo && daterange($3::date, NULL))`,
    [operatoreId, account, giornoRoma(unit.adesso)],
  );
  if (nominato !== undefined && nominato.account !== unit.context.attore.sub)
    throw new RuleViolation(
      'art. 7',
      "È nominato coordinatore dell'Ufficio di Piano: il suo account lo cambia solo lui, finché la nomina non è cessata",
    );
}
